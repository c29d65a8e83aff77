import type { EditorState } from "@tiptap/pm/state";
import type { Editor } from "@tiptap/react";

/** The block before or after those in which the selection stands; undefined at an end of the text. */
export function neighbourOf({ doc, selection }: EditorState, way: -1 | 1) {
  const { $from, $to } = selection;
  const from = $from.depth > 0 ? $from.before(1) : $from.pos;
  const to = $to.depth > 0 ? $to.after(1) : $to.pos;
  const node = way < 0 ? doc.resolve(from).nodeBefore : doc.resolve(to).nodeAfter;
  return node ? { node, from, to } : undefined;
}

/** Moves the blocks in which the selection stands past the one before or after them: where no hand can drag, and what it cannot. */
export function moveBlock({ state, view }: Pick<Editor, "state" | "view">, way: -1 | 1): void {
  const neighbour = neighbourOf(state, way);
  if (!neighbour) return;
  const { node, from, to } = neighbour;
  // It is the neighbour that goes: what is selected stays so, and no view is drawn anew under somebody's hands.
  const { tr } = state;
  if (way < 0) tr.insert(to, node).delete(from - node.nodeSize, from);
  else tr.delete(to, to + node.nodeSize).insert(from, node);
  view.dispatch(tr.scrollIntoView());
}
