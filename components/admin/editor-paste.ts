import { Slice } from "@tiptap/pm/model";
import type { EditorView } from "@tiptap/pm/view";
import { findEmbed } from "#domain/documents/embeds.ts";

/** ProseMirror joins the first pasted block to the one at the cursor, which would keep its own direction. */
export function keepFirstDirection(slice: Slice, { state }: EditorView): Slice {
  const isTurned = slice.content.firstChild?.attrs.dir != null;
  const isIntoEmpty = state.selection.$from.parent.content.size === 0;
  return isTurned && isIntoEmpty ? new Slice(slice.content, 0, slice.openEnd) : slice;
}

/** The bare address of a film, sound or chart, pasted where nothing stands yet, becomes its box. */
export function pasteEmbed(view: EditorView, event: ClipboardEvent): boolean {
  const url = event.clipboardData?.getData("text/plain").trim() ?? "";
  const { $from, empty } = view.state.selection;
  const isAlone = empty && $from.depth === 1 && $from.parent.content.size === 0;
  const type = view.state.schema.nodes.embed;
  if (!type || !isAlone || !findEmbed(url)) return false;
  view.dispatch(view.state.tr.replaceSelectionWith(type.create({ url })).scrollIntoView());
  return true;
}
