import type { Editor } from "@tiptap/react";

/** Turns the blocks of the selection against the article's own direction, or back when the first of them is turned. */
export function toggleDirection(editor: Editor, direction: "ltr" | "rtl"): void {
  const isTurned = editor.state.selection.$from.node(1)?.attrs.dir != null;
  const other = direction === "rtl" ? "ltr" : "rtl";
  const dir = isTurned ? null : other;
  editor
    .chain()
    .focus()
    .command(({ tr }) => {
      const { from, to } = tr.selection;
      tr.doc.nodesBetween(from, to, (node, pos, parent) => {
        if (!("dir" in node.attrs)) return;
        // What lies inside a block follows the block.
        tr.setNodeAttribute(pos, "dir", parent === tr.doc ? dir : null);
      });
      return true;
    })
    .run();
}
