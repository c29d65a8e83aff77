import { Node } from "@tiptap/core";
import Link from "@tiptap/extension-link";
import StarterKit from "@tiptap/starter-kit";
import { isSafeHref } from "../safe-href.ts";
import { directionOfBlock, element, type Family } from "./family.ts";

const SafeLink = Link.extend({
  // What is typed after a link is no part of it.
  inclusive: false,
}).configure({
  openOnClick: false,
  autolink: true,
  markdownLinks: true,
  defaultProtocol: "https",
  isAllowedUri: (href) => isSafeHref(href ?? ""),
  HTMLAttributes: { target: null, rel: null, class: null },
});

/** For the small editor of a note: one paragraph, with marks; its history is the text's. */
export const oneParagraph = [
  Node.create({ name: "doc", topNode: true, content: "paragraph" }),
  StarterKit.configure({
    document: false,
    blockquote: false,
    bulletList: false,
    codeBlock: false,
    dropcursor: false,
    gapcursor: false,
    hardBreak: false,
    heading: false,
    horizontalRule: false,
    listItem: false,
    listKeymap: false,
    orderedList: false,
    trailingNode: false,
    underline: false,
    undoRedo: false,
    link: false,
  }),
  SafeLink,
];

/** Paragraphs, headings, line breaks and dividers, and the marks within them; see marks.ts for what those look like. */
export const text: Family = {
  extensions: [
    StarterKit.configure({
      document: false,
      blockquote: false,
      heading: { levels: [2, 3] },
      codeBlock: false,
      underline: false,
      link: false,
    }),
    SafeLink,
    // What stands for itself between the blocks (a table, a call-out) is no part of a quote or a list.
    Node.create({ name: "doc", topNode: true, content: "(block | section)+" }),
  ],
  directed: ["paragraph", "heading"],
  shown: {
    paragraph: (node, reading) =>
      node.content ? [element("p", directionOfBlock(node), reading.inline(node.content))] : [],
    heading: (node, reading) => [
      element(node.attrs?.level === 3 ? "h3" : "h2", directionOfBlock(node), reading.inline(node.content)),
    ],
    horizontalRule: () => [element("hr", {})],
    hardBreak: () => [element("br", {})],
  },
  written: {
    paragraph: (node, writing) => writing.inline(node.content, "block"),
    heading: (node, writing) =>
      `${"#".repeat(Number(node.attrs?.level))} ${writing.inline(node.content, "line")}`.trimEnd(),
    horizontalRule: () => "---",
  },
  read: {
    paragraph: () => ({ type: "paragraph", content: [] }),
    heading: ({ tag }) => ({
      type: "heading",
      attrs: { level: tag === "h1" || tag === "h2" ? 2 : 3 },
      content: [],
    }),
    hr: () => ({ type: "horizontalRule" }),
  },
};
