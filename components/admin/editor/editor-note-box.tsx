"use client";

import { Extension } from "@tiptap/core";
import { Fragment } from "@tiptap/pm/model";
import { NodeSelection } from "@tiptap/pm/state";
import { type Editor, EditorContent, useEditor, useEditorState } from "@tiptap/react";
import { useEffect, useLayoutEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { type Document, noteExtensions } from "#domain/documents/schema.ts";
import { EditorBox } from "./editor-box.tsx";
import { noteDirection } from "./editor-directions.ts";
import { asOneLine } from "./editor-paste.ts";
import { plainPaste } from "./pasted-html.ts";
import { typedLinks } from "./typed-links.ts";

/**
 * The text of the note that is selected, under its number: a small editor of its own, of one paragraph, whose changes go into
 * the text at once.
 */
export function EditorNoteBox({ editor }: { editor: Editor }) {
  const place = useEditorState({
    editor,
    selector: ({ editor }) => (editor.isActive("footnote") ? editor.state.selection.from : null),
  });
  // A box for each note: what was typed in one is never shown in another.
  return place === null ? null : <NoteBox key={place} editor={editor} place={place} />;
}

function NoteBox({ editor, place }: { editor: Editor; place: number }) {
  const t = useTranslations("editor");
  const box = useRef<HTMLDivElement>(null);
  const wasEmpty = useRef(editor.state.doc.nodeAt(place)?.content.size === 0);
  const isWriting = useRef(false);
  const note = useEditor({
    extensions: [...noteExtensions, noteDirection(editor.view.dom.dir), typedLinks, historyOf(editor)],
    content: { type: "doc", content: [{ type: "paragraph", content: contentAt(editor, place) }] },
    immediatelyRender: false,
    injectCSS: false,
    // As in the text.
    enablePasteRules: ["link"],
    editorProps: {
      attributes: {
        class: "note-text",
        role: "textbox",
        "aria-label": t("note.label"),
        lang: editor.view.dom.lang,
      },
      handleKeyDown: (_view, event) => {
        if (event.key === "Enter") leave();
        return event.key === "Enter";
      },
      transformPastedHTML: (html) =>
        plainPaste(html, { direction: editor.view.dom.dir === "rtl" ? "rtl" : "ltr", takesPictures: false }),
      transformPasted: (slice, { state }) => asOneLine(slice, state.schema.text(" ")),
    },
    onUpdate: ({ editor: inner }) => {
      isWriting.current = true;
      write(editor, place, inner.getJSON() as Document);
      isWriting.current = false;
    },
  });

  // What is undone in the text is undone here, and what was written there before this stood is here too.
  useEffect(() => {
    const follow = () => {
      if (isWriting.current || editor.state.doc.nodeAt(place)?.type.name !== "footnote") return;
      note?.commands.setContent(
        { type: "doc", content: [{ type: "paragraph", content: contentAt(editor, place) }] },
        { emitUpdate: false },
      );
    };
    follow();
    editor.on("update", follow);
    return () => void editor.off("update", follow);
  }, [editor, note, place]);

  useLayoutEffect(() => {
    const stand = () => standUnder(box.current, editor.view.nodeDOM(place));
    stand();
    window.addEventListener("resize", stand);
    return () => window.removeEventListener("resize", stand);
  }, [editor, place]);

  useEffect(() => {
    if (!note) return;
    if (wasEmpty.current) note.commands.focus("end");
    // Once it is focused, in the next frame: between the tools and the buttons, as the page's scroll padding has it.
    const frame = requestAnimationFrame(() => box.current?.scrollIntoView({ block: "nearest" }));
    return () => cancelAnimationFrame(frame);
  }, [note]);

  function leave() {
    // A note without a word is none.
    if (editor.state.doc.nodeAt(place)?.content.size === 0) return remove();
    editor
      .chain()
      .setTextSelection(place + (editor.state.doc.nodeAt(place)?.nodeSize ?? 0))
      .focus()
      .run();
    // Tiptap's own focus comes a frame later, and what is typed by then would go nowhere.
    editor.view.focus();
  }

  function remove() {
    editor.chain().deleteSelection().focus().run();
    editor.view.focus();
  }

  return (
    <div ref={box} className="note-box">
      <EditorBox label={t("actions.footnote")} isOfSelected onEscape={leave}>
        <EditorContent editor={note} className="note-field" />
        <div className="box-buttons">
          <button type="button" className="button-plain" onClick={leave}>
            {t("done")}
          </button>
          <button type="button" className="button-quiet" onClick={remove}>
            {t("remove")}
          </button>
        </div>
      </EditorBox>
    </div>
  );
}

// A note is a part of the text: its steps are undone with the text's, in their order.
function historyOf(editor: Editor) {
  const after = (run: () => boolean) => () => {
    run();
    if (!editor.isActive("footnote")) editor.view.focus();
    return true;
  };
  const [undo, redo] = [after(() => editor.commands.undo()), after(() => editor.commands.redo())];
  return Extension.create({
    name: "textHistory",
    addKeyboardShortcuts: () => ({ "Mod-z": undo, "Shift-Mod-z": redo, "Mod-y": redo }),
  });
}

// In the page and not over it: it goes with the text when that is scrolled, whatever a phone's keyboard leaves of the window.
function standUnder(box: HTMLElement | null, mark: unknown): void {
  const around = box?.offsetParent;
  if (!box || !around || !(mark instanceof HTMLElement)) return;
  const [number, room] = [mark.getBoundingClientRect(), around.getBoundingClientRect()];
  const middle = (number.left + number.right) / 2 - room.left;
  box.style.top = `${number.bottom - room.top + 8}px`;
  box.style.left = `${Math.max(0, Math.min(middle - box.offsetWidth / 2, room.width - box.offsetWidth))}px`;
}

function contentAt(editor: Editor, place: number): Document[] {
  return (editor.state.doc.nodeAt(place)?.toJSON().content ?? []) as Document[];
}

function write(editor: Editor, place: number, inner: Document): void {
  const node = editor.state.doc.nodeAt(place);
  if (node?.type.name !== "footnote") return;
  const content = Fragment.fromJSON(editor.schema, inner.content?.[0]?.content ?? []);
  const { tr } = editor.state;
  tr.replaceWith(place, place + node.nodeSize, node.type.create(node.attrs, content));
  tr.setSelection(NodeSelection.create(tr.doc, place));
  editor.view.dispatch(tr);
}
