import type { ResolvedPos } from "@tiptap/pm/model";
import {
  type EditorState,
  NodeSelection,
  Selection,
  TextSelection,
  type Transaction,
} from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";

/**
 * What Backspace at the beginning of a line with words (-1), and Delete at its end (1), do beside what is no line: a picture, a
 * frame or a card is selected, and only the next press takes it away with all that was written to it; at a table the caret goes
 * into its nearest cell. ProseMirror would take the one away at once, and select all cells of the other, to be emptied.
 */
export function reachBeside(state: EditorState, way: -1 | 1): Transaction | undefined {
  const { selection, doc, tr } = state;
  const place = selection instanceof TextSelection && selection.empty ? edgeAt(selection.$from, way) : null;
  if (place === null) return undefined;
  const $place = doc.resolve(place);
  const beside = way < 0 ? $place.nodeBefore : $place.nodeAfter;
  if (beside?.type.spec.tableRole) return tr.setSelection(Selection.near($place, way)).scrollIntoView();
  if (!beside?.isAtom || !NodeSelection.isSelectable(beside)) return undefined;
  const from = way < 0 ? place - beside.nodeSize : place;
  return tr.setSelection(NodeSelection.create(doc, from)).scrollIntoView();
}

/**
 * Begins a line after the picture, frame or card that is selected, where one is: what is typed, composed or pasted then would
 * replace it. Gives whether it did.
 */
export function beginLineAfter(view: EditorView): boolean {
  const { selection, schema, tr } = view.state;
  if (!(selection instanceof NodeSelection) || !selection.node.isBlock || !selection.node.isAtom)
    return false;
  const { to } = selection;
  const next = tr.doc.nodeAt(to);
  if (next?.type.name !== "paragraph" || next.content.size > 0) tr.insert(to, schema.node("paragraph"));
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, to + 1)).scrollIntoView());
  return true;
}

// Where the blocks end with which the line ends; an empty line goes, and the first one of a list or a quote is taken out of it:
// that is ProseMirror's own way.
function edgeAt($from: ResolvedPos, way: -1 | 1): number | null {
  const { size } = $from.parent.content;
  if (size === 0 || $from.parentOffset !== (way < 0 ? 0 : size)) return null;
  if (way < 0) return $from.depth === 1 ? $from.before() : null;
  let { depth } = $from;
  while (depth > 1 && $from.indexAfter(depth - 1) === $from.node(depth - 1).childCount) {
    depth -= 1;
    if ($from.node(depth).type.spec.isolating) return null;
  }
  return $from.after(depth);
}
