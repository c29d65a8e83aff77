"use client";

import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { describedBy, EditorBoxNote } from "./editor-box-note.tsx";
import { type ArticleChoice, findChoices } from "./editor-choices.ts";

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
  const [found, setFound] = useState<ArticleChoice[] | "failed">();
  const [foundFor, setFoundFor] = useState<string>();
  const [at, setAt] = useState(-1);
  const isSearch = !(isAddress?.(typed) ?? false);
  const choices = isSearch && Array.isArray(found) ? found : [];
  // What is listed answers earlier words: nobody means one of these by a key pressed now.
  const isBehind = isSearch && foundFor !== typed;
  const goesFirst = useRef(false);

  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);

  useEffect(() => {
    if (!isSearch) return;
    const asking = new AbortController();
    goesFirst.current = false;
    setAt(-1);
    const wait = setTimeout(() => {
      findChoices(typed, asking.signal).then(
        (choices) => {
          setFound(choices);
          setFoundFor(typed);
          setAt(goesFirst.current && choices.length > 0 ? 0 : -1);
        },
        () => {
          if (asking.signal.aborted) return;
          setFound("failed");
          setFoundFor(typed);
        },
      );
    }, 150);
    return () => {
      clearTimeout(wait);
      asking.abort();
    };
  }, [typed, isSearch]);

  function press(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (isBehind && (step || (event.key === "Enter" && goesFirst.current))) {
      event.preventDefault();
      goesFirst.current = true;
      return;
    }
    if (step && choices.length > 0) {
      event.preventDefault();
      setAt((was) => (was + step + choices.length + (was < 0 && step < 0 ? 1 : 0)) % choices.length);
    }
    if (event.key !== "Enter") return;
    event.preventDefault();
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
        {found === "failed" ? t("failed") : null}
        {isSearch && found !== "failed" && found?.length === 0 ? t("none") : null}
        {choices.length > 0 ? t("found", { count: choices.length }) : null}
      </p>
    </div>
  );
}

/** What a language calls itself. */
function ownName(lang: string): string {
  return new Intl.DisplayNames([lang], { type: "language" }).of(lang) ?? lang;
}
