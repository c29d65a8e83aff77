import MarkdownIt from "markdown-it";
import { MarkdownParser, MarkdownSerializer } from "prosemirror-markdown";
import { Invalid } from "../errors.ts";
import { withDirections } from "./direction.ts";
import { checkDocument, type Document, documentSchema, emptyDocument, isSafeHref } from "./schema.ts";

const tokenizer = MarkdownIt("commonmark", { html: false }).disable([
  "image",
  "code",
  "fence",
  "backticks",
  "html_block",
]);
tokenizer.validateLink = isSafeHref;

const parser = new MarkdownParser(documentSchema, tokenizer, {
  blockquote: { block: "blockquote" },
  paragraph: { block: "paragraph" },
  list_item: { block: "listItem" },
  bullet_list: { block: "bulletList" },
  ordered_list: {
    block: "orderedList",
    getAttrs: (token) => ({ start: Number(token.attrGet("start") ?? 1) }),
  },
  heading: {
    block: "heading",
    getAttrs: (token) => ({ level: token.tag === "h1" || token.tag === "h2" ? 2 : 3 }),
  },
  hr: { node: "horizontalRule" },
  hardbreak: { node: "hardBreak" },
  em: { mark: "italic" },
  strong: { mark: "bold" },
  link: { mark: "link", getAttrs: (token) => ({ href: token.attrGet("href") }) },
});

const serializer = new MarkdownSerializer(
  {
    blockquote: (state, node) => state.wrapBlock("> ", null, node, () => state.renderContent(node)),
    heading: (state, node) => {
      state.write(`${"#".repeat(node.attrs.level)} `);
      state.renderInline(node, false);
      state.closeBlock(node);
    },
    horizontalRule: (state, node) => {
      state.write("---");
      state.closeBlock(node);
    },
    bulletList: (state, node) => state.renderList(node, "  ", () => "- "),
    orderedList: (state, node) => {
      const start: number = node.attrs.start ?? 1;
      state.renderList(node, "   ", (i) => `${start + i}. `);
    },
    listItem: (state, node) => state.renderContent(node),
    paragraph: (state, node) => {
      state.renderInline(node);
      state.closeBlock(node);
    },
    hardBreak: (state) => state.write("\\\n"),
    text: (state, node) => state.text(node.text ?? ""),
  },
  {
    italic: { open: "*", close: "*", mixable: true, expelEnclosingWhitespace: true },
    bold: { open: "**", close: "**", mixable: true, expelEnclosingWhitespace: true },
    link: { open: "[", close: (_state, mark) => `](${mark.attrs.href.replace(/[()]/g, "\\$&")})` },
  },
);

/**
 * Markdown (CommonMark without code, pictures and HTML) to a checked document. Markdown has no word for direction:
 * a block most of whose letters run against the text's own direction gets its `dir`. Throws Invalid on field "body".
 */
export function documentFromMarkdown(markdown: string, direction: "ltr" | "rtl" = "ltr"): Document {
  if (markdown.length > 300_000) throw new Invalid({ body: "tooLong" });
  if (markdown.trim() === "") return emptyDocument;
  return withDirections(checkDocument(parser.parse(markdown).toJSON()), direction);
}

/** A document as Markdown. A block's own direction has no Markdown and is left out. */
export function markdownFromDocument(document: Document): string {
  return serializer.serialize(documentSchema.nodeFromJSON(document), { tightLists: true });
}
