"use client";

import type { Editor } from "@tiptap/react";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { isSafeHref } from "#domain/documents/schema.ts";

type Props = { editor: Editor; close: () => void };

/** Sets, changes or removes the link at the selection, in a line under the tools. */
export function LinkBox({ editor, close }: Props) {
  const t = useTranslations("desk.link");
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const given = String(editor.getAttributes("link").href ?? "");
  const [isWrong, setWrong] = useState(false);

  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);

  function apply() {
    const href = completeAddress(field.current?.value ?? "");
    if (!isSafeHref(href)) {
      setWrong(true);
      field.current?.focus();
      return;
    }
    const chain = editor.chain().focus().extendMarkRange("link");
    if (editor.state.selection.empty && !given) {
      chain.insertContent({ type: "text", text: href, marks: [{ type: "link", attrs: { href } }] }).run();
    } else chain.setLink({ href }).run();
    close();
  }

  function leave() {
    editor.commands.focus();
    close();
  }

  return (
    <div className="link-box">
      <label htmlFor={id}>{t("address")}</label>
      <input
        ref={field}
        id={id}
        type="url"
        dir="ltr"
        defaultValue={given}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? `${id}-error` : undefined}
        // It belongs to the text, not to the form around it.
        form=""
        onInput={(event) => event.stopPropagation()}
        onKeyDown={(event) => {
          if (event.key === "Escape") leave();
          if (event.key !== "Enter") return;
          event.preventDefault();
          apply();
        }}
      />
      <button type="button" className="button-plain" onClick={apply}>
        {t("set")}
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
          {t("remove")}
        </button>
      ) : null}
      <button type="button" className="button-quiet" onClick={leave}>
        {t("cancel")}
      </button>
      {isWrong ? (
        <p className="field-error" id={`${id}-error`} role="alert">
          {t("wrong")}
        </p>
      ) : null}
    </div>
  );
}

/** An address as people type it: "example.org/page" gets its https://. */
function completeAddress(typed: string): string {
  const text = typed.trim();
  if (text === "" || /^(?:[a-z][a-z0-9+.-]*:|\/|#)/i.test(text)) return text;
  return /^[^\s/@]+@[^\s/@]+$/.test(text) ? `mailto:${text}` : `https://${text}`;
}
