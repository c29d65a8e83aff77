import { mergeAttributes, Node } from "@tiptap/core";
import { directionOfBlock, element, type Family } from "./family.ts";
import { fence, teachFence } from "./fence.ts";

const Callout = Node.create({
  name: "callout",
  group: "section",
  content: "block+",
  defining: true,
  parseHTML: () => [{ tag: "div.callout" }],
  renderHTML: ({ HTMLAttributes }) => ["div", mergeAttributes(HTMLAttributes, { class: "callout" }), 0],
});

/** A box beside the story: background, an appeal, a warning. */
export const callout: Family = {
  extensions: [Callout],
  directed: ["callout"],
  shown: {
    callout: (node, reading) => [
      element(
        "div",
        { class: "callout", role: "note", ...directionOfBlock(node) },
        reading.blocks(node.content),
      ),
    ],
  },
  written: { callout: (node, writing) => fence("callout", writing.blocks(node.content)) },
  read: { callout: () => ({ type: "callout", content: [] }) },
  teach: (tokenizer) => teachFence(tokenizer, "callout", "callout"),
  settle: { callout: (node) => (node.content ? node : undefined) },
};
