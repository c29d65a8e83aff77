"use client";

import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { describedBy, EditorBoxNote } from "./editor-box-note.tsx";
import type { ArticleChoice } from "./editor-choices.ts";
import { useArticleSearch } from "./use-article-search.ts";

type Props = {
  label: string;
  help?: string;
  given?: string;
  error?: string | undefined;
  /** What was typed is no search but an address. */
  isAddress?: (typed: string) => boolean;
  onPick: (choice: ArticleChoice) => void;
  /** Enter, where no article is chosen. */
  onEnter?: (typed: string) => void;
  onType?: (typed: string) => void;
};

/** A field that finds one of our articles by words of its title (ARIA's combobox with a list). */
export function EditorArticleSearch(props: Props) {
  const { label, help, given = "", error, isAddress, onPick, onEnter, onType } = props;
  const t = useTranslations("editor.articles");
  const status = useTranslations("desk.status");
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(given);
  const isSearch = !(isAddress?.(typed) ?? false);
  const { choices, at, takesKey, isFailed, isEmpty } = useArticleSearch(typed, isSearch);

  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);

  function press(event: KeyboardEvent) {
    const isTaken = takesKey(event.key);
    if (isTaken || event.key === "Enter") event.preventDefault();
    if (isTaken || event.key !== "Enter") return;
    const choice = choices[at];
    if (choice) onPick(choice);
    else onEnter?.(typed);
  }

  return (
    <div className="box-line">
      <label htmlFor={id}>{label}</label>
      <input
        ref={field}
        id={id}
        form=""
        type="text"
        dir="auto"
        defaultValue={given}
        autoComplete="off"
        spellCheck={false}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={choices.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { help, error })}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          onType?.(event.currentTarget.value);
        }}
        onKeyDown={press}
      />
      <EditorBoxNote id={id} help={help} error={error} />
      <div id={`${id}-list`} role="listbox" aria-label={t("label")} className="box-choices">
        {choices.map((choice, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field's own keys choose.
          <div
            key={choice.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onPick(choice)}
          >
            <bdi lang={choice.lang}>{choice.title}</bdi>
            <small>
              <bdi lang={choice.lang}>{ownName(choice.lang)}</bdi> · {status(choice.status as "draft")}
            </small>
          </div>
        ))}
      </div>
      <p className="box-count" role="status">
        {isFailed ? t("failed") : null}
        {isSearch && isEmpty ? t("none") : null}
        {choices.length > 0 ? t("found", { count: choices.length }) : null}
      </p>
    </div>
  );
}

/** What a language calls itself. */
function ownName(lang: string): string {
  return new Intl.DisplayNames([lang], { type: "language" }).of(lang) ?? lang;
}
