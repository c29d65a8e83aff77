"use client";

import { Slice } from "@tiptap/pm/model";
import type { EditorView } from "@tiptap/pm/view";
import { EditorContent, type JSONContent, useEditor } from "@tiptap/react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { type Document, documentExtensions } from "#domain/documents/schema.ts";
import { EditorToolbar } from "./editor-toolbar.tsx";
import { plainPaste } from "./pasted-html.ts";

type Props = {
  initial: Document;
  lang: string;
  direction: "ltr" | "rtl";
  /** The text as readers see it, shown until the editor runs. */
  preview: ReactNode;
  errorId: string | undefined;
  onChange: () => void;
  /** Gets a way to read the document, for when the form is sent. */
  readerRef: { current: (() => JSONContent) | undefined };
};

/** Where an article's text is written: typeset as readers will see it, on the schema that saving checks. */
export function Editor({ initial, lang, direction, preview, errorId, onChange, readerRef }: Props) {
  const t = useTranslations("desk");
  const [isLinking, setLinking] = useState(false);
  const current = useRef({ direction, onChange });
  useEffect(() => {
    current.current = { direction, onChange };
  });
  const attributes = {
    class: "prose",
    role: "textbox",
    "aria-multiline": "true",
    "aria-label": t("body"),
    lang,
    dir: direction,
    ...(errorId ? { "aria-invalid": "true", "aria-describedby": errorId } : {}),
  };
  const editor = useEditor({
    extensions: documentExtensions,
    content: initial as JSONContent,
    // The server renders no editor, and the page's policy allows no styles that scripts add.
    immediatelyRender: false,
    injectCSS: false,
    editorProps: {
      attributes,
      transformPastedHTML: (html) => plainPaste(html, current.current.direction),
      transformPasted: keepFirstDirection,
      handleKeyDown: (_view, event) => {
        if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return false;
        event.preventDefault();
        setLinking(true);
        return true;
      },
    },
    onUpdate: () => current.current.onChange(),
  });

  const written = JSON.stringify(attributes);
  useEffect(() => {
    editor?.view.setProps({ attributes: JSON.parse(written) });
  }, [editor, written]);

  useEffect(() => {
    readerRef.current = editor ? () => editor.getJSON() : undefined;
  }, [editor, readerRef]);

  return (
    <div className="writing">
      {editor ? (
        <>
          <EditorToolbar
            editor={editor}
            direction={direction}
            isLinking={isLinking}
            setLinking={setLinking}
          />
          <EditorContent editor={editor} className="writing-surface" />
        </>
      ) : (
        <div className="writing-preview" lang={lang} dir={direction}>
          {preview}
        </div>
      )}
    </div>
  );
}

// ProseMirror joins the first pasted block to the one at the cursor, which would keep its own direction.
function keepFirstDirection(slice: Slice, { state }: EditorView): Slice {
  const isTurned = slice.content.firstChild?.attrs.dir != null;
  const isIntoEmpty = state.selection.$from.parent.content.size === 0;
  return isTurned && isIntoEmpty ? new Slice(slice.content, 0, slice.openEnd) : slice;
}
