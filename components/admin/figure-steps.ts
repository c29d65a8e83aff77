import { NodeSelection } from "@tiptap/pm/state";
import type { Editor } from "@tiptap/react";

type GetPos = () => number | undefined;

/** Changes one attribute of a node where it stands; what is selected stays selected. */
export function setAttribute(editor: Editor, getPos: GetPos, name: string, value: unknown): void {
  const place = getPos();
  if (place === undefined) return;
  editor.view.dispatch(editor.state.tr.setNodeAttribute(place, name, value));
}

/** Leads from a field of a node back into the text: onward to the line after it, else to the node itself. */
export function goAfter(editor: Editor, getPos: GetPos, isOnward: boolean): void {
  const place = getPos();
  const node = place === undefined ? null : editor.state.doc.nodeAt(place);
  if (place === undefined || !node) return;
  const { tr } = editor.state;
  if (!isOnward) editor.view.dispatch(tr.setSelection(NodeSelection.create(tr.doc, place)));
  else {
    const end = place + node.nodeSize;
    if (tr.doc.nodeAt(end)?.type.name !== "paragraph") tr.insert(end, editor.schema.node("paragraph"));
    editor.view.dispatch(tr);
    editor.commands.setTextSelection(end + 1);
  }
  editor.view.focus();
}
