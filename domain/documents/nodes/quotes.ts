import { InputRule, mergeAttributes, Node, wrappingInputRule } from "@tiptap/core";
import { TextSelection, type Transaction } from "@tiptap/pm/state";
import type { Token } from "markdown-it";
import type { Document } from "../schema.ts";
import { directionOfBlock, element, type Family, type Piece, type Reading, type Writing } from "./family.ts";
import { fence, teachFence } from "./fence.ts";

const Blockquote = quote({ name: "blockquote", group: "block", className: null });
const PullQuote = quote({ name: "pullQuote", group: "section", className: "pull-quote" });

const Attribution = Node.create({
  name: "attribution",
  content: "inline*",
  defining: true,
  selectable: false,
  parseHTML: () => [{ tag: "footer.attribution" }],
  renderHTML: () => ["footer", { class: "attribution" }, 0],
  addInputRules() {
    return [
      // "— Name" or "-- Name" at the start of a quote's last paragraph says who is quoted.
      new InputRule({
        find: /^(?:—|--|–)\s$/,
        handler: ({ state, range }) => {
          const { $from } = state.selection;
          const quote = $from.node(-1);
          const isLast = $from.indexAfter(-1) === quote?.childCount && quote.childCount > 1;
          if (!/^(?:blockquote|pullQuote)$/.test(quote?.type.name ?? "") || !isLast) return null;
          state.tr.delete(range.from, range.to).setBlockType(range.from, range.from, this.type);
        },
      }),
    ];
  },
  addKeyboardShortcuts() {
    return {
      // The line after the attribution stands outside the quote.
      Enter: ({ editor }) => {
        const { $from, empty } = editor.state.selection;
        if (!empty || $from.parent.type !== this.type) return false;
        const after = $from.after(-1);
        return editor
          .chain()
          .insertContentAt(after, { type: "paragraph" })
          .focus(after + 1)
          .run();
      },
      Backspace: ({ editor }) => {
        const { $from, empty } = editor.state.selection;
        if (!empty || $from.parentOffset > 0) return false;
        if ($from.parent.type === this.type) return editor.commands.setNode("paragraph");
        return editor.commands.command(({ tr }) => unquote(tr));
      },
    };
  },
});

// The only line of a quote cannot leave who said it behind, as the first of several can: both become lines of the text. ProseMirror
// would select the block before the quote.
function unquote(tr: Transaction): boolean {
  const { $from } = tr.selection;
  const { attrs, children } = $from.node(-1);
  const [said, who] = children;
  if (children.length !== 2 || said !== $from.parent || who?.type.name !== "attribution") return false;
  const place = $from.before(-1);
  const lines = [said, who].map(({ content }) =>
    who.type.schema.node("paragraph", { dir: attrs.dir }, content),
  );
  tr.replaceWith(place, $from.after(-1), lines);
  tr.setSelection(TextSelection.create(tr.doc, place + 1));
  return true;
}

/** Block quotes and pull quotes, with who is quoted. */
export const quotes: Family = {
  extensions: [Blockquote, PullQuote, Attribution],
  directed: ["blockquote", "pullQuote"],
  shown: {
    blockquote: (node, reading) => shownQuote(node, reading, "quote"),
    pullQuote: (node, reading) => shownQuote(node, reading, "pull-quote"),
    attribution: (node, reading) => [element("figcaption", {}, reading.inline(node.content))],
  },
  written: {
    blockquote: (node, writing) => inQuoteMarks(quotedBlocks(node, writing)),
    pullQuote: (node, writing) => fence("pull-quote", quotedBlocks(node, writing)),
    attribution: (node: Document, writing: Writing) => `— ${writing.inline(node.content, "line")}`,
  },
  read: {
    blockquote: () => ({ type: "blockquote", content: [] }),
    pull_quote: () => ({ type: "pullQuote", content: [] }),
    attribution: () => ({ type: "attribution", content: [] }),
  },
  teach: (tokenizer) => {
    teachFence(tokenizer, "pull-quote", "pull_quote");
    tokenizer.core.ruler.after("block", "attribution", findAttributions);
  },
  settle: {
    blockquote: withText,
    pullQuote: withText,
    attribution: (node) => (node.content ? node : undefined),
  },
};

function quote({ name, group, className }: { name: string; group: string; className: string | null }) {
  return Node.create({
    name,
    group,
    // As "block+ attribution?" it would have Enter make an attribution: what stands last is offered first.
    content: "(block+ attribution) | block+",
    defining: true,
    parseHTML: () => [
      { tag: className ? `blockquote.${className}` : "blockquote", priority: className ? 60 : 50 },
    ],
    renderHTML: ({ HTMLAttributes }) => [
      "blockquote",
      mergeAttributes(HTMLAttributes, className ? { class: className } : {}),
      0,
    ],
    ...(className
      ? {}
      : {
          addKeyboardShortcuts: () => ({
            "Mod-Shift-b": ({ editor }) => editor.commands.toggleWrap(name),
          }),
          addInputRules() {
            return [wrappingInputRule({ find: /^\s*>\s$/, type: this.type })];
          },
        }),
  });
}

function shownQuote(node: Document, reading: Reading, name: string): Piece[] {
  const said = node.content?.filter(({ type }) => type !== "attribution");
  const who = node.content?.filter(({ type }) => type === "attribution");
  const quoted = element(
    "blockquote",
    name === "quote" && who?.length === 0 ? directionOfBlock(node) : {},
    reading.blocks(said),
  );
  if (name === "quote" && who?.length === 0) return [quoted];
  return [element("figure", { class: name, ...directionOfBlock(node) }, [quoted, ...reading.blocks(who)])];
}

// A last paragraph that begins with a dash is not who said it.
function quotedBlocks({ content = [] }: Document, writing: Writing): string {
  if (content.at(-1)?.type !== "paragraph") return writing.blocks(content);
  const last = writing
    .blocks(content.slice(-1))
    .replace(/(?<=^(?:\{...\}\n)?)[—–]/, (dash) => `&#${dash.charCodeAt(0)};`);
  return [writing.blocks(content.slice(0, -1)), last].filter((text) => text !== "").join("\n\n");
}

function inQuoteMarks(lines: string): string {
  return lines.replace(/^(?=.)/gm, "> ").replace(/^$/gm, ">");
}

function withText(node: Document): Document | undefined {
  const content = node.content ?? [];
  if (content.length === 0) return undefined;
  return content.some(({ type }) => type !== "attribution")
    ? node
    : { ...node, content: [{ type: "paragraph" }, ...content] };
}

// The last paragraph of a quote that begins with a dash names who is quoted.
function findAttributions({ tokens }: { tokens: Token[] }): void {
  tokens.forEach((token, at) => {
    if (token.type !== "blockquote_close" && token.type !== "pull_quote_close") return;
    const [open, inline, close] = [tokens[at - 3], tokens[at - 2], tokens[at - 1]];
    const dash = /^(?:—|--|–)\s+/.exec(inline?.content ?? "")?.[0];
    if (!open || !inline || close?.type !== "paragraph_close" || !dash) return;
    open.type = "attribution_open";
    close.type = "attribution_close";
    inline.content = inline.content.slice(dash.length);
  });
}
