import { NodeSelection } from "@tiptap/pm/state";
import type { Editor } from "@tiptap/react";

type GetPos = () => number | undefined;

/** Changes attributes of a node where it stands, in one step to undo; what is selected stays selected. */
export function setAttributes(editor: Editor, getPos: GetPos, values: Record<string, unknown>): void {
  const place = getPos();
  if (place === undefined) return;
  const { tr } = editor.state;
  for (const [name, value] of Object.entries(values)) tr.setNodeAttribute(place, name, value);
  editor.view.dispatch(tr);
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

/** Leads to the caption of pictures that were just put into the text: their view is drawn a moment later, and grows once they are known. */
export function goToCaption(editor: Editor, place: number): void {
  requestAnimationFrame(() => {
    const view = editor.view.nodeDOM(place);
    const caption = view instanceof Element ? view.querySelector("textarea") : null;
    if (!(view instanceof Element) || !caption) return void editor.commands.focus();
    caption.focus();
    const growth = new ResizeObserver(() => caption.scrollIntoView({ block: "nearest" }));
    growth.observe(view);
    caption.addEventListener("blur", () => growth.disconnect(), { once: true });
  });
}
