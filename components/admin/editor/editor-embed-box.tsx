"use client";

import type { Editor } from "@tiptap/react";
import { useEffect, useRef, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { findEmbed, providers } from "#domain/documents/embeds.ts";
import { EditorBox } from "./editor-box.tsx";
import { EditorBoxLine } from "./editor-box-line.tsx";
import { insertSection } from "./insert-section.ts";

type Props = { editor: Editor; isSelected?: boolean; close: () => void };

/** Puts a film, a sound or a chart of a known provider into the text, or changes the one that is selected. */
export function EditorEmbedBox({ editor, isSelected = false, close }: Props) {
  const t = useTranslations("editor");
  const { list } = useFormatter();
  const address = useRef<HTMLInputElement>(null);
  const title = useRef<HTMLInputElement>(null);
  const [isWrong, setWrong] = useState(false);
  const given = isSelected ? editor.getAttributes("embed") : {};

  useEffect(() => {
    if (!isSelected) address.current?.focus();
  }, [isSelected]);

  function apply() {
    const url = address.current?.value.trim() ?? "";
    if (!findEmbed(url)) {
      setWrong(true);
      address.current?.focus();
      return;
    }
    const attrs = { url, title: title.current?.value.trim().slice(0, 300) ?? "" };
    if (isSelected) editor.chain().updateAttributes("embed", attrs).focus().run();
    else insertSection(editor, { type: "embed", attrs });
    editor.view.focus();
    close();
  }

  function leave() {
    editor.commands.focus();
    close();
  }

  return (
    <EditorBox label={t("actions.embed")} isOfSelected={isSelected} onEscape={leave}>
      <EditorBoxLine
        label={t("embed.address")}
        fieldRef={address}
        type="url"
        dir="ltr"
        defaultValue={String(given.url ?? "")}
        error={
          isWrong
            ? t("embed.wrong", { providers: list(Object.values(providers).map(({ name }) => name)) })
            : undefined
        }
        onType={() => setWrong(false)}
        onEnter={apply}
      />
      <EditorBoxLine
        label={t("embed.title")}
        fieldRef={title}
        dir="auto"
        defaultValue={String(given.title ?? "")}
        help={t("embed.titleHelp")}
        onEnter={apply}
      />
      <div className="box-buttons">
        <button type="button" className="button-plain" onClick={apply}>
          {t(isSelected ? "done" : "insert")}
        </button>
        {isSelected ? null : (
          <button type="button" className="button-quiet" onClick={leave}>
            {t("cancel")}
          </button>
        )}
      </div>
    </EditorBox>
  );
}
