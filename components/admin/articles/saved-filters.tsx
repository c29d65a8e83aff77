import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { DeskFilter } from "#domain/articles/list-for-desk.ts";
import type { SavedFilter } from "#domain/saved-filters/list.ts";

type Props = {
  saved: (SavedFilter & { href: string })[];
  /** The present one, and its address. */
  filter: DeskFilter;
  href: string;
  saveAction: FormAction;
  removeAction: FormAction;
  lang: string;
};

/** A person's own filters as links above the list; the present one can be saved, or removed when it is one of them. */
export function SavedFilters({ saved, filter, href, saveAction, removeAction, lang }: Props) {
  const t = translator(lang, "filters");
  const isNarrowed = Object.keys(filter).length > 0;
  const present = saved.find((each) => each.href === href);
  if (saved.length === 0 && !isNarrowed) return null;
  return (
    <div className="saved-filters">
      {saved.length > 0 ? (
        <nav className="choices" aria-label={t("title")}>
          <a href="/admin/articles" aria-current={isNarrowed ? undefined : "page"}>
            {t("all")}
          </a>
          {saved.map((each) => (
            <a key={each.id} href={each.href} aria-current={each === present ? "page" : undefined}>
              <bdi>{each.name}</bdi>
            </a>
          ))}
        </nav>
      ) : null}
      {present ? (
        <ActionForm action={removeAction}>
          <Conditions filter={filter} />
          <SubmitButton name="id" value={present.id} className="button-quiet">
            {t("remove")}
          </SubmitButton>
        </ActionForm>
      ) : null}
      {isNarrowed && !present ? (
        <details className="fold" key={href}>
          <summary>{t("keep")}</summary>
          <ActionForm action={saveAction} className="keep-filter">
            <Conditions filter={filter} />
            <Field name="name" label={t("name")} help={t("nameHelp")} maxLength={40} dir="auto" required />
            <SubmitButton className="button button-plain">{t("button")}</SubmitButton>
          </ActionForm>
        </details>
      ) : null}
    </div>
  );
}

function Conditions({ filter }: { filter: DeskFilter }) {
  return Object.entries(filter).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}
