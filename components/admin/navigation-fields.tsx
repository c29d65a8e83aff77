"use client";

import { useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useForm } from "#components/ui/action-form.tsx";
import { useScripts } from "#components/ui/use-scripts.ts";

type Item = { label: string; href: string };
type Props = {
  lang: string;
  direction: "ltr" | "rtl";
  items: Item[];
  /** Addresses to propose while one is typed. */
  addresses: Item[];
};
type Line = Item & { key: number };

const most = 12;

/** The lines of a language's navigation, the last of them empty: one can be added before scripts run, and without them. */
export function NavigationFields({ lang, direction, items, addresses }: Props) {
  const t = useTranslations("admin");
  const { state, change } = useForm();
  const listId = useId();
  const group = useRef<HTMLFieldSetElement>(null);
  const isScripted = useScripts();
  const [lines, setLines] = useState<Line[]>(() =>
    [...typedItems(state.values, lang, items), { label: "", href: "" }]
      .slice(0, most)
      .map((item, key) => ({ ...item, key })),
  );
  const nextKey = useRef(most);
  const problem = state.errors[`navigation.${lang}`];

  function rearrange(changed: Line[]) {
    setLines(changed);
    change?.();
  }

  function add() {
    nextKey.current += 1;
    rearrange([...lines, { label: "", href: "", key: nextKey.current }]);
    requestAnimationFrame(() => group.current?.querySelector<HTMLElement>("li:last-child input")?.focus());
  }

  function move(from: number, to: number) {
    const line = lines[from];
    if (line && to >= 0 && to < lines.length) rearrange(lines.toSpliced(from, 1).toSpliced(to, 0, line));
  }

  return (
    <fieldset ref={group} className="field link-group" aria-describedby={`${listId}-help`}>
      <legend>{t("settings.navigation")}</legend>
      <p className="field-help" id={`${listId}-help`}>
        {t("settings.navigationHelp")} <noscript>{t("settings.navigationHelpPlain")}</noscript>
      </p>
      {problem ? <p className="field-error">{problem}</p> : null}
      <datalist id={listId}>
        {addresses.map(({ label, href }) => (
          <option key={href} value={href} label={label} />
        ))}
      </datalist>
      <ol className="link-lines">
        {lines.map((line, index) => (
          <NavigationLine
            key={line.key}
            line={line}
            place={{ index, count: lines.length }}
            lang={lang}
            direction={direction}
            listId={listId}
            onMove={(to) => move(index, to)}
            onRemove={() => rearrange(lines.toSpliced(index, 1))}
          />
        ))}
      </ol>
      {lines.length < most ? (
        <div className={isScripted ? undefined : "awaits-scripts"}>
          <button type="button" className="button button-plain" onClick={add}>
            {t("settings.add")}
          </button>
        </div>
      ) : null}
    </fieldset>
  );
}

type NavigationLineProps = {
  line: Line;
  place: { index: number; count: number };
  lang: string;
  direction: "ltr" | "rtl";
  /** Of the addresses to propose. */
  listId: string;
  onMove: (to: number) => void;
  onRemove: () => void;
};

function NavigationLine(props: NavigationLineProps) {
  const { line, lang, direction, listId, onMove, onRemove } = props;
  const { index, count } = props.place;
  const t = useTranslations("admin");
  const awaited = useScripts() ? "" : " awaits-scripts";
  return (
    <li className="link-line">
      <LineField
        name={`navigation.${lang}`}
        part="label"
        index={index}
        label={t("settings.labelOf", { line: index + 1 })}
        placeholder={t("settings.label")}
        defaultValue={line.label}
        maxLength={60}
        lang={lang}
        dir={direction}
      />
      <LineField
        name={`navigation.${lang}`}
        part="href"
        index={index}
        label={t("settings.hrefOf", { line: index + 1 })}
        placeholder={t("settings.href")}
        defaultValue={line.href}
        maxLength={2000}
        list={listId}
        dir="ltr"
        inputMode="url"
        autoCapitalize="none"
      />
      <div className={`row-buttons${awaited}`}>
        <LineButton
          label={t("settings.up")}
          named={t("settings.upNamed", { line: index + 1 })}
          isIdle={index === 0}
          onPress={() => onMove(index - 1)}
        />
        <LineButton
          label={t("settings.down")}
          named={t("settings.downNamed", { line: index + 1 })}
          isIdle={index === count - 1}
          onPress={() => onMove(index + 1)}
        />
        <LineButton
          label={t("settings.remove")}
          named={t("settings.removeNamed", { line: index + 1 })}
          isIdle={false}
          onPress={() => onRemove()}
        />
      </div>
    </li>
  );
}

type LineFieldProps = Omit<React.ComponentProps<"input">, "name"> & {
  name: string;
  part: "label" | "href";
  index: number;
  label: string;
};

function LineField({ name, part, index, label, ...input }: LineFieldProps) {
  const { state } = useForm();
  const id = useId();
  const error = state.errors[`${name}.${index}.${part}`];
  return (
    <div>
      <input
        name={`${name}.${part}`}
        aria-label={label}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? id : undefined}
        {...input}
      />
      {error ? (
        <p className="field-error" id={id}>
          {error}
        </p>
      ) : null}
    </div>
  );
}

function LineButton(props: { label: string; named: string; isIdle: boolean; onPress: () => void }) {
  return (
    <button
      type="button"
      className="row-button"
      aria-label={props.named}
      aria-disabled={props.isIdle || undefined}
      onClick={() => {
        if (!props.isIdle) props.onPress();
      }}
    >
      {props.label}
    </button>
  );
}

// What was typed on a page without scripts comes back with the refusal.
function typedItems(values: Record<string, string[]>, lang: string, saved: Item[]): Item[] {
  const labels = values[`navigation.${lang}.label`];
  const hrefs = values[`navigation.${lang}.href`];
  if (!labels || !hrefs) return saved;
  return labels
    .map((label, index) => ({ label, href: hrefs[index] ?? "" }))
    .filter(({ label, href }) => label || href);
}
