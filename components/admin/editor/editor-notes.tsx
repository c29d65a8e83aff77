"use client";

import type { Editor } from "@tiptap/react";
import { useFormatter, useTranslations } from "use-intl";
import { directionOf } from "#domain/documents/direction.ts";
import { useCalmState } from "./use-calm-state.ts";

type Props = { editor: Editor; lang: string; direction: "ltr" | "rtl" };

/** The notes under the text, where readers will find them; each leads to its box. */
export function EditorNotes({ editor, lang, direction }: Props) {
  const t = useTranslations("editor.note");
  const { number } = useFormatter();
  const notes = useCalmState(editor, textsOfNotes);
  if (notes.length === 0) return null;
  return (
    <section className="prose editor-notes" aria-label={t("notes")} lang={lang} dir={direction}>
      <ol className="notes">
        {notes.map((text, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a note has nothing of its own but its place among the others.
          <li key={at} dir={directionOf(text)}>
            <button
              type="button"
              aria-label={`${t("edit", { number: number(at + 1) })}: ${text}`}
              onClick={() => goTo(editor, at)}
            >
              {text || "…"}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

function textsOfNotes({ state }: Editor): string[] {
  const texts: string[] = [];
  state.doc.descendants((node) => {
    if (node.type.name === "footnote") texts.push(node.textContent);
  });
  return texts;
}

function goTo(editor: Editor, index: number): void {
  const places: number[] = [];
  editor.state.doc.descendants((node, place) => {
    if (node.type.name === "footnote") places.push(place);
  });
  const place = places[index];
  if (place !== undefined) editor.chain().setNodeSelection(place).scrollIntoView().focus().run();
}
