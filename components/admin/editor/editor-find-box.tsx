"use client";

import { type Editor, useEditorState } from "@tiptap/react";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { EditorBox } from "./editor-box.tsx";
import { EditorBoxLine } from "./editor-box-line.tsx";
import { lookFor, replaceAll, replaceCurrent, searchOf, step } from "./editor-search.ts";

type Props = { editor: Editor; close: () => void };

/** Finds words in the text and puts others in their place. */
export function EditorFindBox({ editor, close }: Props) {
  const t = useTranslations("editor.find");
  const texts = useTranslations("editor");
  const words = useRef<HTMLInputElement>(null);
  const other = useRef<HTMLInputElement>(null);
  const [replaced, setReplaced] = useState<number>();
  const { count, current, isAsked } = useEditorState({
    editor,
    selector: ({ editor }) => {
      const search = searchOf(editor.state);
      return { count: search.matches.length, current: search.current, isAsked: search.words !== "" };
    },
  });

  useEffect(() => {
    const { from, to } = editor.state.selection;
    const selected = editor.state.doc.textBetween(from, to, " ");
    if (words.current && selected.length > 0 && selected.length < 100) {
      words.current.value = selected;
      lookFor(editor.view, selected);
    }
    words.current?.focus();
    words.current?.select();
    return () => {
      if (!editor.isDestroyed) lookFor(editor.view, "");
    };
  }, [editor]);

  function leave() {
    close();
    editor.commands.focus();
  }

  function told(): string | null {
    if (replaced !== undefined) return t("replaced", { count: replaced });
    if (!isAsked) return null;
    return count === 0 ? t("none") : t("place", { current: current + 1, count });
  }

  return (
    <EditorBox label={texts("actions.find")} onEscape={leave}>
      <EditorBoxLine
        label={t("label")}
        fieldRef={words}
        dir="auto"
        onType={(value) => {
          setReplaced(undefined);
          lookFor(editor.view, value);
        }}
        onEnter={() => step(editor.view, 1)}
      />
      <EditorBoxLine
        label={t("replaceWith")}
        fieldRef={other}
        dir="auto"
        onEnter={() => replaceCurrent(editor.view, other.current?.value ?? "")}
      />
      <p className="box-count" role="status">
        {told()}
      </p>
      <div className="box-buttons">
        <button type="button" className="button-quiet" onClick={() => step(editor.view, -1)}>
          {t("previous")}
        </button>
        <button type="button" className="button-quiet" onClick={() => step(editor.view, 1)}>
          {t("next")}
        </button>
        <button
          type="button"
          className="button-plain"
          onClick={() => replaceCurrent(editor.view, other.current?.value ?? "")}
        >
          {t("replace")}
        </button>
        <button
          type="button"
          className="button-plain"
          onClick={() => setReplaced(replaceAll(editor.view, other.current?.value ?? ""))}
        >
          {t("replaceAll")}
        </button>
        <button type="button" className="button-quiet" onClick={leave}>
          {texts("done")}
        </button>
      </div>
    </EditorBox>
  );
}
