import { closeHistory } from "@tiptap/pm/history";
import type { Node, Slice } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { createContentComponent, type JSONContent } from "@tiptap/react";
import type { Document } from "#domain/documents/schema.ts";
import type { ActionContext } from "./editor-actions.ts";
import { cellDirections } from "./editor-directions.ts";
import { beginLineAfter } from "./editor-edges.ts";
import { editorExtensions } from "./editor-extensions.ts";
import { editorKeys, openSelected } from "./editor-keys.ts";
import { composeIntoNote, keepNoteSelected, writeIntoNote } from "./editor-note-typing.ts";
import { fitPaste, pasteEmbed, pasteTableBelow, withWrittenDirections } from "./editor-paste.ts";
import { searchPlugin } from "./editor-search.ts";
import { editorUploads } from "./editor-uploads.ts";
import { ownCopies } from "./own-copies.ts";
import { plainPaste } from "./pasted-html.ts";
import { typedDirections } from "./typed-directions.ts";
import { typedLinks } from "./typed-links.ts";

type Given = {
  initial: Document;
  attributes: Record<string, string>;
  isPlain: boolean;
  texts: Parameters<typeof editorExtensions>[0];
  uploadTexts: NonNullable<Parameters<typeof editorUploads>[0]>;
  // What stands around the text changes while it is written: each is asked when it counts.
  contextNow: () => Omit<ActionContext, "editor">;
  placeNow: () => HTMLElement | null;
  /** A key that a menu over the text takes for itself. */
  pressInMenu: (event: KeyboardEvent) => boolean;
  onChange: () => void;
};

/** What Tiptap is told: what can stand in a text, and what becomes of keys, pastes and input methods. */
export function editorOptions(given: Given) {
  const { initial, isPlain, texts, uploadTexts, contextNow, placeNow } = given;
  return {
    element: null,
    extensions: [
      ...editorExtensions(texts),
      editorKeys(contextNow, placeNow),
      cellDirections,
      ownCopies,
      typedDirections(() => contextNow().direction),
      typedLinks,
      searchPlugin,
      editorUploads(isPlain ? null : uploadTexts),
    ],
    content: initial as JSONContent,
    // The server renders no editor, and the page's policy allows no styles that scripts add.
    immediatelyRender: false as const,
    injectCSS: false,
    // Signs that were pasted stay signs: of "2 * 3 * 4" would come an italic 3 without them.
    enablePasteRules: ["link"],
    // Which replays every key to say what was deleted, and nobody asks.
    enableCoreExtensions: { delete: false as const },
    editorProps: viewOptions(given),
    onBeforeCreate: ({ editor }: { editor: object }) =>
      void Object.assign(editor, { contentComponent: createContentComponent() }),
    // Beside a selection alone, a change is the editor's own: the empty line that it keeps after a last picture or table.
    onUpdate: ({ transaction }: { transaction: Transaction }) => {
      if (transaction.docChanged) given.onChange();
    },
  };
}

function viewOptions({ attributes, isPlain, contextNow, placeNow, pressInMenu }: Given) {
  function intoNote(view: EditorView, written: string | Slice): boolean {
    const isNote = writeIntoNote(view, written);
    if (isNote) openSelected(view, placeNow());
    return isNote;
  }

  return {
    attributes,
    scrollThreshold: covered,
    scrollMargin: covered,
    transformPastedHTML: (html: string) =>
      plainPaste(html, { direction: contextNow().direction, takesPictures: !isPlain }),
    transformPasted: (slice: Slice, view: EditorView, isWritten: boolean) =>
      fitPaste(isWritten ? withWrittenDirections(slice, contextNow().direction) : slice, view),
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
        return composeIntoNote(view, () => openSelected(view, placeNow()));
      },
    },
    handleTripleClickOn: (view: EditorView, _at: number, node: Node, place: number) =>
      keepNoteSelected(view, node, place),
    handleKeyDown: (_view: EditorView, event: KeyboardEvent) => pressInMenu(event),
  };
}

function besideBlock(view: EditorView, written: string): boolean {
  const isBeside = beginLineAfter(view);
  if (isBeside) view.dispatch(view.state.tr.insertText(written));
  return isBeside;
}

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
