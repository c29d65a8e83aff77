"use client";

import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { ArticleChoice } from "#domain/articles/list-choices.ts";

export type Place = { href: string; label: string };

type Option = Place & { note?: string; lang?: string };

type Props = { places: Place[]; close: () => void };

const pauseMs = 150;
const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * Leads to any place and any article of the desk by a few letters. A combobox whose list is always open: the focus stays in the
 * field, up and down go through the choices, Enter follows the present one.
 */
export function CommandPalette({ places, close }: Props) {
  const t = useTranslations("saving");
  const dialog = useRef<HTMLDialogElement>(null);
  const [words, setWords] = useState("");
  const [wanted, setWanted] = useState(0);
  const id = useId();
  const options = useOptions(places, words);
  const at = Math.min(wanted, options.length - 1);
  const optionId = (index: number) => `${id}-${index}`;

  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: "nearest" });
  }, [id, at]);

  function moveByKey(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const step = steps[event.key];
    if (step) setWanted((at + step + options.length) % Math.max(1, options.length));
    else if (event.key === "Enter") document.getElementById(optionId(at))?.click();
    else return;
    event.preventDefault();
  }

  return (
    <dialog ref={dialog} className="dialog palette" aria-label={t("palette.title")} onClose={close}>
      <label htmlFor={id} className="palette-label">
        {t("palette.title")}
      </label>
      <input
        id={id}
        type="text"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={options.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={at >= 0 ? optionId(at) : undefined}
        dir="auto"
        autoComplete="off"
        enterKeyHint="go"
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          setWanted(0);
        }}
        onKeyDown={moveByKey}
      />
      <div id={`${id}-list`} role="listbox" aria-label={t("palette.title")} className="palette-list">
        {options.map(({ href, label, note, lang }, index) => (
          <a
            key={href}
            id={optionId(index)}
            role="option"
            aria-selected={index === at}
            tabIndex={-1}
            href={href}
          >
            <bdi lang={lang}>{label}</bdi> <small>{note}</small>
          </a>
        ))}
      </div>
      <p role="status" className="palette-status">
        {t("palette.count", { count: options.length })}
      </p>
    </dialog>
  );
}

function useOptions(places: Place[], words: string): Option[] {
  const desk = useTranslations("desk");
  const found = useFound(words);
  const asked = words.trim().toLocaleLowerCase();
  return [
    ...places.filter(({ label }) => label.toLocaleLowerCase().includes(asked)),
    ...found.map(({ id, title, lang, status }) => ({
      href: `/admin/articles/${id}`,
      label: title || desk("untitled"),
      note: desk(`status.${status}`),
      lang,
    })),
  ];
}

function useFound(words: string): ArticleChoice[] {
  const [found, setFound] = useState<ArticleChoice[]>([]);
  useEffect(() => {
    const ended = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(`/admin/articles/choices?words=${encodeURIComponent(words)}`, {
          signal: ended.signal,
        });
        if (response.ok && !response.redirected) setFound(await response.json());
      } catch {
        // Typed on, or offline: the places of the desk are still offered.
      }
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      ended.abort();
    };
  }, [words]);
  return found;
}
