import { Extension } from "@tiptap/core";
import { type EditorState, Plugin } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";

/**
 * Marks the blocks about the caret, a new one as it comes into being: they are laid out at all times, because browsers set a
 * caret wrongly in a block that they have not laid out yet.
 */
export const nearCaret = Extension.create({
  name: "nearCaret",
  addProseMirrorPlugins: () => [new Plugin({ props: { decorations: markNear } })],
});

function markNear({ doc, selection: { $from, $to } }: EditorState): DecorationSet {
  const near: Decoration[] = [];
  doc.forEach((block, place, index) => {
    const isNear = [$from, $to].some((end) => Math.abs(end.index(0) - index) <= 1);
    if (isNear) near.push(Decoration.node(place, place + block.nodeSize, { class: "near" }));
  });
  return DecorationSet.create(doc, near);
}
