"use client";

import { type JSONContent, useEditor } from "@tiptap/react";
import { memo, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { Document } from "#domain/documents/schema.ts";
import type { ActionContext, ActionName, Panel } from "./editor-actions.ts";
import { EditorFoot } from "./editor-foot.tsx";
import { EditorHelp } from "./editor-help.tsx";
import { EditorNoteBox } from "./editor-note-box.tsx";
import { EditorNotes } from "./editor-notes.tsx";
import { editorOptions } from "./editor-options.ts";
import { EditorSelectionTools } from "./editor-selection-tools.tsx";
import { EditorSlashMenu } from "./editor-slash-menu.tsx";
import { EditorSurface } from "./editor-surface.tsx";
import { EditorToolbar } from "./editor-toolbar.tsx";

const pictures: ActionName[] = ["figure", "gallery"];

type Props = {
  initial: Document;
  lang: string;
  direction: "ltr" | "rtl";
  /** What is written here, where that is not an article's body. */
  label?: string;
  /** Whether it is a text in which no pictures can stand. */
  isPlain?: boolean;
  /** Whether somebody was writing what it begins with, and goes on at its end. */
  hasFocus: boolean;
  /** Told once it stands, before anybody sees it. */
  onStanding: () => void;
  errorId: string | undefined;
  onChange: () => void;
  /** Gets a way to read the document, for when the form is sent. */
  readerRef: { current: (() => JSONContent) | undefined };
};

/**
 * Where an article's text is written: typeset as readers will see it, on the schema that saving checks. What else happens in
 * the form (saving, above all) does not render it anew.
 */
export const Editor = memo(TextEditor);

function TextEditor({
  initial,
  lang,
  direction,
  label,
  isPlain = false,
  hasFocus,
  onStanding,
  errorId,
  onChange,
  readerRef,
}: Props) {
  const t = useTranslations("desk");
  const texts = useTranslations("editor");
  const uploadTexts = useTranslations("media.upload");
  const [panel, setPanel] = useState<Panel>();
  const [isQuiet, setQuiet] = useState(false);
  const [hasHelp, setHelp] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const menuKeys = useRef<(event: KeyboardEvent) => boolean>(undefined);
  const context: Omit<ActionContext, "editor"> = {
    direction,
    lacks: isPlain ? pictures : undefined,
    open: setPanel,
    toggleQuiet: () => setQuiet((was) => !was),
    showHelp: () => setHelp(true),
  };
  const current = useRef({ context, onChange });
  useEffect(() => {
    current.current = { context, onChange };
  });
  const attributes = {
    class: "prose",
    role: "textbox",
    "aria-multiline": "true",
    "aria-label": label ?? t("body"),
    "aria-placeholder": texts("slashHint"),
    "data-hint": texts("slashHint"),
    lang,
    dir: direction,
    ...(errorId ? { "aria-invalid": "true", "aria-describedby": errorId } : {}),
  };
  // The same for good: Tiptap applies options that are others with every rendering.
  const [options] = useState(() =>
    editorOptions({
      initial,
      attributes,
      isPlain,
      texts,
      uploadTexts,
      contextNow: () => current.current.context,
      placeNow: () => place.current,
      pressInMenu: (event) => menuKeys.current?.(event) ?? false,
      onChange: () => current.current.onChange(),
    }),
  );
  const editor = useEditor(options);

  const written = JSON.stringify(attributes);
  const shown = useRef(written);
  useEffect(() => {
    if (!editor || shown.current === written) return;
    shown.current = written;
    editor.view.setProps({ attributes: JSON.parse(written) });
  }, [editor, written]);

  useEffect(() => {
    readerRef.current = editor ? () => editor.getJSON() : undefined;
    // One that gives way to the plain field again is no longer what the form says.
    return () => {
      readerRef.current = undefined;
    };
  }, [editor, readerRef]);

  const standing = useEffectEvent(() => {
    onStanding();
    if (hasFocus) editor?.commands.focus("end");
  });
  useLayoutEffect(() => {
    if (editor) standing();
  }, [editor]);

  if (!editor) return null;
  return (
    <div ref={place} className="writing" data-quiet={isQuiet || undefined}>
      <EditorToolbar context={{ ...context, editor }} panel={panel} close={() => setPanel(undefined)} />
      <EditorSurface editor={editor} />
      <EditorSlashMenu context={{ ...context, editor }} keysRef={menuKeys} />
      <EditorSelectionTools context={{ ...context, editor }} />
      {panel === undefined || panel === "more" ? <EditorNoteBox editor={editor} /> : null}
      <EditorNotes editor={editor} lang={lang} direction={direction} />
      <EditorFoot context={{ ...context, editor }} lang={lang} isQuiet={isQuiet} />
      {hasHelp ? <EditorHelp close={() => setHelp(false)} /> : null}
    </div>
  );
}
