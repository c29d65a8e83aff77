"use client";

import { startTransition, useActionState, useEffect, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { type FormState, idleForm } from "#components/ui/form-state.ts";
import { LanguageName } from "#components/ui/languages.tsx";
import type { Language } from "#domain/site/languages.ts";
import type { ListedSubscriber } from "#domain/subscribers/list.ts";
import type { Found } from "#domain/subscribers/search.ts";

/** What a search answers: what was found in the piece of the list that it looked at. */
export type SearchState = FormState & { found?: Found; q?: string };

type Props = {
  action: (state: SearchState, form: FormData) => Promise<SearchState>;
  languages: Pick<Language, "code" | "name">[];
};

// So many are shown before the search waits to be told to go on.
const mostShown = 50;

/**
 * Finds subscribers by address. The address is sent in a form's body: in a page's own address it would end in logs and
 * histories. With scripts the pieces of a long search follow each other by themselves, without them a button goes on.
 */
export function SubscriberSearch({ action, languages }: Props) {
  const t = useTranslations("subscribers");
  const [state, send, isPending] = useActionState<SearchState, FormData>(action, idleForm);
  const [earlier, setEarlier] = useState<ListedSubscriber[]>([]);
  const [hasScripts, setScripts] = useState(false);
  const { found, q = "" } = state;
  const rows = [...earlier, ...(found?.rows ?? [])];

  function start(form: FormData) {
    setEarlier([]);
    startTransition(() => send(form));
  }

  function goOn() {
    if (!found?.next) return;
    const form = new FormData();
    form.set("q", q);
    form.set("after", found.next);
    setEarlier(rows);
    startTransition(() => send(form));
  }

  function told() {
    if (isPending) return t("find.searching");
    return found ? summary() : null;
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer leads to one more question at most.
  useEffect(() => {
    setScripts(true);
    const isFull = rows.length > 0 && rows.length % mostShown === 0;
    if (found?.next && !isFull) goOn();
  }, [found]);

  return (
    <search className="subscriber-search">
      <form
        action={send}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          start(new FormData(event.currentTarget));
        }}
      >
        <SearchField typed={q || state.values.q?.[0]} error={state.errors.q} />
        <button type="submit" className="button button-plain">
          {t("find.button")}
        </button>
      </form>
      <p className="form-message" role={state.message ? "alert" : "status"}>
        {state.message ?? told()}
      </p>
      {found && found.share < 1 ? <progress value={found.share} max={1} aria-hidden="true" /> : null}
      {rows.length > 0 ? <FoundList rows={rows} languages={languages} /> : null}
      {found?.next && !isPending ? (
        <form
          action={send}
          onSubmit={(event) => {
            event.preventDefault();
            goOn();
          }}
        >
          <input type="hidden" name="q" value={q} />
          <input type="hidden" name="after" value={found.next} />
          <button type="submit" className="button-quiet" hidden={hasScripts && rows.length % mostShown !== 0}>
            {t("find.goOn")}
          </button>
        </form>
      ) : null}
    </search>
  );

  function summary(): string {
    const parts = [t("find.found", { count: rows.length })];
    if (found?.suppressed) parts.push(t("find.suppressed", { reason: t(`reasons.${found.suppressed}`) }));
    if (found && found.share < 1) parts.push(t("find.looked", { share: found.share }));
    return parts.join(" ");
  }
}

function SearchField({ typed, error }: { typed: string | undefined; error: string | undefined }) {
  const t = useTranslations("subscribers");
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{t("find.label")}</label>
      <input
        id={id}
        name="q"
        type="search"
        dir="ltr"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
        defaultValue={typed}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-help${error ? ` ${id}-error` : ""}`}
      />
      <p className="field-help" id={`${id}-help`}>
        {t("find.help")}
      </p>
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
    </div>
  );
}

function FoundList({ rows, languages }: { rows: ListedSubscriber[] } & Pick<Props, "languages">) {
  const t = useTranslations("subscribers");
  return (
    <ul className="subscriber-found">
      {rows.map((row) => (
        <li key={row.id}>
          <a href={`/admin/subscribers/${row.id}`}>
            <bdi dir="ltr">{row.address}</bdi>
          </a>
          <span>
            {t(`states.${row.state}`)}
            {row.suppressed ? <span className="tag">{t("list.suppressed")}</span> : null}
          </span>
          <LanguageName code={row.lang} languages={languages} />
        </li>
      ))}
    </ul>
  );
}
