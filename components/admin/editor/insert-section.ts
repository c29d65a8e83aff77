import { Selection } from "@tiptap/pm/state";
import type { Editor } from "@tiptap/react";
import type { Document } from "#domain/documents/schema.ts";

/**
 * Puts a block that stands for itself where the cursor is: in place of an empty paragraph, else after the block around it,
 * which is not split. The cursor goes into it, where it holds text, or to the paragraph after it. Gives the block's place.
 */
export function insertSection(editor: Pick<Editor, "state" | "view">, section: Document): number {
  const { schema, selection, tr } = editor.state;
  const { $from } = selection;
  const node = schema.nodeFromJSON(section);
  const isInEmpty = $from.depth === 1 && $from.parent.content.size === 0;
  const after = $from.depth > 0 ? $from.after(1) : selection.to;
  const from = isInEmpty ? $from.before(1) : after;
  tr.replaceWith(from, isInEmpty ? $from.after(1) : from, node);
  const end = from + node.nodeSize;
  // A block that holds no text would be selected whole, and the next letter would take its place.
  const next = tr.doc.nodeAt(end);
  const isNoPlaceAfter = next === null || (node.isAtom && next.isAtom);
  if (isNoPlaceAfter && schema.nodes.paragraph) tr.insert(end, schema.nodes.paragraph.create());
  tr.setSelection(Selection.near(tr.doc.resolve(node.isAtom ? end : from + 1), 1));
  editor.view.dispatch(tr.scrollIntoView());
  return from;
}
