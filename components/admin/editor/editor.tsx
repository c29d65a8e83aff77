"use client";

import { closeHistory } from "@tiptap/pm/history";
import type { Node, Slice } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { createContentComponent, type JSONContent, useEditor } from "@tiptap/react";
import { memo, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { Document } from "#domain/documents/schema.ts";
import type { ActionContext, ActionName, Panel } from "./editor-actions.ts";
import { cellDirections } from "./editor-directions.ts";
import { beginLineAfter } from "./editor-edges.ts";
import { editorExtensions } from "./editor-extensions.ts";
import { EditorFoot } from "./editor-foot.tsx";
import { EditorHelp } from "./editor-help.tsx";
import { editorKeys, openSelected } from "./editor-keys.ts";
import { EditorNoteBox } from "./editor-note-box.tsx";
import { composeIntoNote, keepNoteSelected, writeIntoNote } from "./editor-note-typing.ts";
import { EditorNotes } from "./editor-notes.tsx";
import { fitPaste, pasteEmbed, pasteTableBelow, withWrittenDirections } from "./editor-paste.ts";
import { searchPlugin } from "./editor-search.ts";
import { EditorSelectionTools } from "./editor-selection-tools.tsx";
import { EditorSlashMenu } from "./editor-slash-menu.tsx";
import { EditorSurface } from "./editor-surface.tsx";
import { EditorToolbar } from "./editor-toolbar.tsx";
import { editorUploads } from "./editor-uploads.ts";
import { ownCopies } from "./own-copies.ts";
import { plainPaste } from "./pasted-html.ts";
import { typedDirections } from "./typed-directions.ts";
import { typedLinks } from "./typed-links.ts";

const pictures: ActionName[] = ["figure", "gallery"];
// Tools lie over the text's beginning and buttons over its end, in one line or several: no line is written under them.
const covered = {
  get top() {
    return roomOf(".tools");
  },
  get bottom() {
    return roomOf(".article-bar");
  },
  left: 0,
  right: 0,
};

function roomOf(selector: string): number {
  return 20 + (document.querySelector(selector)?.clientHeight ?? 0);
}

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
  const upload = useTranslations("media.upload");
  const [panel, setPanel] = useState<Panel>();
  const [isQuiet, setQuiet] = useState(false);
  const [hasHelp, setHelp] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const menuKeys = useRef<(event: KeyboardEvent) => boolean>(undefined);
  const current = useRef<Omit<ActionContext, "editor"> & { onChange: () => void }>(null);
  const context: Omit<ActionContext, "editor"> = {
    direction,
    lacks: isPlain ? pictures : undefined,
    open: setPanel,
    toggleQuiet: () => setQuiet((was) => !was),
    showHelp: () => setHelp(true),
  };
  useEffect(() => {
    current.current = { ...context, onChange };
  });
  const directionNow = () => current.current?.direction ?? direction;
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
  const [options] = useState(() => ({
    element: null,
    extensions: [
      ...editorExtensions(texts),
      editorKeys(
        () => current.current,
        () => place.current,
      ),
      cellDirections,
      ownCopies,
      typedDirections(directionNow),
      typedLinks,
      searchPlugin,
      editorUploads(isPlain ? null : upload),
    ],
    content: initial as JSONContent,
    // The server renders no editor, and the page's policy allows no styles that scripts add.
    immediatelyRender: false as const,
    injectCSS: false,
    // Signs that were pasted stay signs: of "2 * 3 * 4" would come an italic 3 without them.
    enablePasteRules: ["link"],
    // Which replays every key to say what was deleted, and nobody asks.
    enableCoreExtensions: { delete: false as const },
    editorProps: {
      attributes,
      scrollThreshold: covered,
      scrollMargin: covered,
      transformPastedHTML: (html: string) =>
        plainPaste(html, { direction: directionNow(), takesPictures: !isPlain }),
      transformPasted: (slice: Slice, view: EditorView, isWritten: boolean) =>
        fitPaste(isWritten ? withWrittenDirections(slice, directionNow()) : slice, view),
      handleTextInput: (view: EditorView, _from: number, _to: number, text: string) =>
        intoNote(view, text) || besideBlock(view, text),
      handlePaste(view: EditorView, event: ClipboardEvent, slice: Slice) {
        if (intoNote(view, slice)) return true;
        // One undo takes back what was pasted, and nothing that was typed just before.
        view.dispatch(closeHistory(view.state.tr));
        if (slice.size > 0) beginLineAfter(view);
        return pasteTableBelow(view, slice) || pasteEmbed(view, event);
      },
      handleDOMEvents: {
        compositionstart: (view: EditorView) => {
          beginLineAfter(view);
          return composeIntoNote(view, () => openSelected(view, place.current));
        },
      },
      handleTripleClickOn: (view: EditorView, _at: number, node: Node, place: number) =>
        keepNoteSelected(view, node, place),
      handleKeyDown: (_view: EditorView, event: KeyboardEvent) => menuKeys.current?.(event) ?? false,
    },
    onBeforeCreate: ({ editor }: { editor: object }) =>
      void Object.assign(editor, { contentComponent: createContentComponent() }),
    // Beside a selection alone, a change is the editor's own: the empty line that it keeps after a last picture or table.
    onUpdate: ({ transaction }: { transaction: Transaction }) => {
      if (transaction.docChanged) current.current?.onChange();
    },
  }));
  const editor = useEditor(options);

  function intoNote(view: EditorView, written: string | Slice): boolean {
    const isNote = writeIntoNote(view, written);
    if (isNote) openSelected(view, place.current);
    return isNote;
  }

  function besideBlock(view: EditorView, written: string): boolean {
    const isBeside = beginLineAfter(view);
    if (isBeside) view.dispatch(view.state.tr.insertText(written));
    return isBeside;
  }

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
