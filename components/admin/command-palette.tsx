"use client";

import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { Status } from "#domain/articles/find-for-desk.ts";

/** An article that the palette found. */
export type FoundAtDesk = { id: string; lang: string; title: string; status: Status };

type Place = { href: string; label: string };

type Props = { places: Place[] };

const pauseMs = 150;

/** Leads to any place and any article of the desk by a few letters: opened by its button, or by Ctrl-K outside of the text. */
export function CommandPalette({ places }: Props) {
  const t = useTranslations("saving");
  const desk = useTranslations("desk");
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [words, setWords] = useState("");
  const found = useFound(words, isOpen);
  const inputId = useId();

  useEffect(() => {
    const openByKey = (event: globalThis.KeyboardEvent) => {
      // In the editor the same keys set a link; it says so by preventing the default.
      if (event.defaultPrevented || event.key.toLowerCase() !== "k") return;
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      open();
    };
    window.addEventListener("keydown", openByKey);
    return () => window.removeEventListener("keydown", openByKey);
  });

  function open() {
    if (dialog.current?.open) return;
    setWords("");
    setOpen(true);
    dialog.current?.showModal();
  }

  const asked = words.trim().toLocaleLowerCase();
  const shownPlaces = places.filter(({ label }) => label.toLocaleLowerCase().includes(asked));
  const choices = [
    ...shownPlaces.map((place) => ({ ...place, note: "", lang: undefined as string | undefined })),
    ...found.map(({ id, title, lang, status }) => ({
      href: `/admin/articles/${id}`,
      label: title || desk("untitled"),
      note: desk(`status.${status}`),
      lang: lang as string | undefined,
    })),
  ];
  return (
    <>
      <button type="button" className="palette-button" onClick={open} aria-keyshortcuts="Control+K Meta+K">
        {t("palette.open")} <kbd>Ctrl K</kbd>
      </button>
      <dialog
        ref={dialog}
        className="dialog palette"
        aria-label={t("palette.title")}
        onClose={() => setOpen(false)}
        onKeyDown={moveByKey}
      >
        <label htmlFor={inputId} className="palette-label">
          {t("palette.title")}
        </label>
        <input
          id={inputId}
          type="search"
          dir="auto"
          autoComplete="off"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <ul>
          {choices.map(({ href, label, note, lang }) => (
            <li key={href}>
              <a href={href}>
                <bdi lang={lang}>{label}</bdi> <small>{note}</small>
              </a>
            </li>
          ))}
        </ul>
        <p role="status" className="palette-status">
          {t("palette.count", { count: choices.length })}
        </p>
      </dialog>
    </>
  );
}

// Up and down go through field and links in a ring; Enter in the field takes the first link.
function moveByKey(event: KeyboardEvent<HTMLDialogElement>) {
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("input, a")];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step !== 0) {
    event.preventDefault();
    stops.at((at + step) % stops.length)?.focus();
  } else if (event.key === "Enter" && at === 0) {
    event.preventDefault();
    stops[1]?.click();
  }
}

function useFound(words: string, isOpen: boolean): FoundAtDesk[] {
  const [found, setFound] = useState<FoundAtDesk[]>([]);
  useEffect(() => {
    if (!isOpen) return;
    const ended = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(`/admin/articles/find?words=${encodeURIComponent(words)}`, {
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
  }, [words, isOpen]);
  return found;
}
