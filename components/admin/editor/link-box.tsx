"use client";

import type { Editor } from "@tiptap/react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { isSafeHref } from "#domain/documents/safe-href.ts";
import { EditorArticleSearch } from "./editor-article-search.tsx";
import { EditorBox } from "./editor-box.tsx";

type Props = { editor: Editor; close: () => void };

/** Sets, changes or removes the link at the selection: to an address, or to one of our own articles. */
export function LinkBox({ editor, close }: Props) {
  const t = useTranslations("editor");
  const given = String(editor.getAttributes("link").href ?? "");
  const [typed, setTyped] = useState(given);
  const [isWrong, setWrong] = useState(false);

  function apply(address: string, words = address) {
    const href = completeAddress(address);
    if (!isSafeHref(href)) return setWrong(true);
    // At once, so that no key pressed right after it is lost; the chain's own focus waits for a frame.
    editor.view.focus();
    const chain = editor.chain().extendMarkRange("link");
    if (editor.state.selection.empty && !given) {
      chain.insertContent({ type: "text", text: words, marks: [{ type: "link", attrs: { href } }] }).run();
    } else chain.setLink({ href }).run();
    close();
  }

  function leave() {
    editor.commands.focus();
    close();
  }

  return (
    <EditorBox label={t("actions.link")} onEscape={leave}>
      <EditorArticleSearch
        label={t("link.label")}
        help={t("link.help")}
        given={given}
        error={isWrong ? t("link.wrong") : undefined}
        isAddress={looksLikeAddress}
        onPick={(choice) => apply(choice.path, choice.title)}
        onEnter={(text) => apply(text)}
        onType={(text) => {
          setTyped(text);
          setWrong(false);
        }}
      />
      <div className="box-buttons">
        <button type="button" className="button-plain" onClick={() => apply(typed)}>
          {t("link.set")}
        </button>
        {given ? (
          <button
            type="button"
            className="button-quiet"
            onClick={() => {
              editor.chain().focus().extendMarkRange("link").unsetLink().run();
              close();
            }}
          >
            {t("link.remove")}
          </button>
        ) : null}
        <button type="button" className="button-quiet" onClick={leave}>
          {t("cancel")}
        </button>
      </div>
    </EditorBox>
  );
}

function looksLikeAddress(typed: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:|[/#])/i.test(typed) || /^[^\s]+\.[^\s]{2,}$/.test(typed);
}

/** An address as people type it: "example.org/page" gets its https://. */
function completeAddress(typed: string): string {
  const text = typed.trim();
  if (text === "" || /^(?:[a-z][a-z0-9+.-]*:|\/|#)/i.test(text)) return text;
  if (!looksLikeAddress(text)) return "";
  return /^[^\s/@]+@[^\s/@]+$/.test(text) ? `mailto:${text}` : `https://${text}`;
}
