import { Fragment, type Node, type Slice } from "@tiptap/pm/model";
import { NodeSelection, type Selection, TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";

/**
 * Puts what is typed or pasted while a note is selected at the note's end, where ProseMirror would put it in the note's place:
 * its box is open, and whoever sees it writes there. Gives whether a note is selected.
 */
export function writeIntoNote(view: EditorView, written: string | Slice): boolean {
  const { selection, schema, tr } = view.state;
  if (!isNote(selection)) return false;
  const texts = typeof written === "string" ? [schema.text(written)] : textsIn(written);
  tr.insert(selection.to - 1, Fragment.from(texts));
  tr.setSelection(NodeSelection.create(tr.doc, selection.from));
  view.dispatch(tr);
  return true;
}

/**
 * Has an input method write into the note that is selected: `openBox` leads to its box before anything is composed, because the
 * browser would put the words in the note's place. Gives whether they go there; without a box they go after the note.
 */
export function composeIntoNote(view: EditorView, openBox: () => boolean): boolean {
  const { selection, doc, tr } = view.state;
  if (!isNote(selection)) return false;
  if (openBox()) return true;
  view.dispatch(tr.setSelection(TextSelection.create(doc, selection.to)));
  return false;
}

/**
 * Has a third click on a note's number leave the note selected: ProseMirror would select its words, which do not stand there, and
 * what was typed then would be gone.
 */
export function keepNoteSelected(view: EditorView, node: Node, place: number): boolean {
  if (node.type.name !== "footnote") return false;
  view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, place)));
  return true;
}

function isNote(selection: Selection): boolean {
  return selection instanceof NodeSelection && selection.node.type.name === "footnote";
}

// The words of each block, a space between two of them.
function textsIn({ content }: Slice): Node[] {
  const texts: Node[] = [];
  content.descendants((node) => {
    if (node.isText) texts.push(node);
    else if (node.isTextblock && texts.length > 0) texts.push(node.type.schema.text(" "));
  });
  return texts;
}
