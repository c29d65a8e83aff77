"use client";

import type { Editor } from "@tiptap/react";
import { useTranslations } from "use-intl";
import { EditorArticleSearch } from "./editor-article-search.tsx";
import { EditorBox } from "./editor-box.tsx";
import { insertSection } from "./insert-section.ts";

type Props = { editor: Editor; close: () => void };

/** Puts a card that leads to another of our articles into the text. */
export function EditorRelatedBox({ editor, close }: Props) {
  const t = useTranslations("editor");

  function leave() {
    editor.commands.focus();
    close();
  }

  return (
    <EditorBox label={t("actions.related")} onEscape={leave}>
      <EditorArticleSearch
        label={t("related.label")}
        onPick={({ id }) => {
          insertSection(editor, { type: "related", attrs: { id } });
          editor.view.focus();
          close();
        }}
      />
      <div className="box-buttons">
        <button type="button" className="button-quiet" onClick={leave}>
          {t("cancel")}
        </button>
      </div>
    </EditorBox>
  );
}
