import markdownIt, { type Token } from "markdown-it";
import { Invalid } from "../errors.ts";
import { isDirected } from "./direction.ts";
import { inlineTags } from "./markdown-text.ts";
import { lineAt } from "./nodes/fence.ts";
import { families, knownOf } from "./nodes/registry.ts";
import { isSafeHref } from "./safe-href.ts";
import { type Document, documentSchema } from "./schema.ts";

const tokenizer = markdownIt("commonmark", { html: false })
  .disable(["image", "code", "fence", "html_block"])
  .enable("strikethrough");
tokenizer.validateLink = isSafeHref;
// An address stays as it was written.
tokenizer.normalizeLink = (href) => href;
teachTags();
teachDirection();
for (const { teach } of families) teach?.(tokenizer);

const readOf = knownOf("read");

/** Markdown as the nodes it says, not yet checked and not in their normal form. Throws Invalid where it is nested without end. */
export function readMarkdown(markdown: string): Document {
  return readTokens(tokenizer.parse(markdown, {}));
}

type Marks = NonNullable<Document["marks"]>;
type Open = Document & { content: Document[] };

function readTokens(tokens: Token[]): Document {
  const path: Open[] = [{ type: "doc", content: [] }];
  let marks: Marks = [];
  const marksOutside: Marks[] = [];
  let dir: string | undefined;

  const top = () => path.at(-1) as Open;

  function add(node: Document): void {
    const isSection = documentSchema.nodes[node.type]?.spec.group === "section";
    // A table in a list is no document of ours: its text is.
    if (isSection && path.length > 1) top().content.push(...paragraphsOf(node));
    else top().content.push(node);
  }

  function open(node: Document): void {
    if (path.length > 40) throw new Invalid({ body: "badDocument" });
    path.push({
      ...node,
      ...(dir && isDirected(node) ? { attrs: { ...node.attrs, dir } } : {}),
      content: [],
    });
    dir = undefined;
    marksOutside.push(marks);
    marks = [];
  }

  function close(): void {
    marks = marksOutside.pop() ?? [];
    const node = path.pop();
    if (node && path.length > 0) add(node);
  }

  function addInline(node: Document): void {
    top().content.push(marks.length > 0 ? { ...node, marks } : node);
  }

  function readInline(token: Token): void {
    const isWrapped = !documentSchema.nodes[top().type]?.inlineContent;
    if (isWrapped) open({ type: "paragraph" });
    for (const child of token.children ?? []) readOne(child);
    if (isWrapped) close();
  }

  function setMark(token: Token, type: string): void {
    const others = marks.filter((mark) => mark.type !== type && !excludes(type, mark.type));
    const attrs = type === "link" ? { attrs: { href: token.attrGet("href") } } : {};
    marks = token.nesting > 0 ? [...others, { type, ...attrs }] : marks.filter((mark) => mark.type !== type);
  }

  function readOne(token: Token): void {
    const mark = markOf[token.type];
    const name = token.type.replace(/_(?:open|close)$/, "");
    const read = Object.hasOwn(readOf, name) ? readOf[name] : undefined;
    if (token.type === "inline") readInline(token);
    else if (token.type === "text") token.content !== "" && addInline({ type: "text", text: token.content });
    else if (token.type === "code_inline") top().content.push(codeText(token.content));
    else if (token.type === "softbreak") addInline({ type: "text", text: " " });
    else if (token.type === "hardbreak")
      addInline(top().type === "footnote" ? { type: "text", text: " " } : { type: "hardBreak" });
    else if (token.type === "direction") dir = token.info;
    else if (mark) setMark(token, mark);
    else if (read && token.nesting < 0) close();
    else if (read && token.nesting > 0) open(read(token));
    else if (read) add(read(token));
  }

  for (const token of tokens) readOne(token);
  return path[0] as Open;
}

const codeText = (text: string): Document => ({ type: "text", text, marks: [{ type: "code" }] });

function excludes(type: string, other: string): boolean {
  const [one, two] = [documentSchema.marks[type], documentSchema.marks[other]];
  return one !== undefined && two !== undefined && one.excludes(two);
}

function paragraphsOf(node: Document): Document[] {
  return node.type === "paragraph" ? [node] : (node.content ?? []).flatMap(paragraphsOf);
}

const markOf: Record<string, string> = {
  strong_open: "bold",
  strong_close: "bold",
  em_open: "italic",
  em_close: "italic",
  s_open: "strike",
  s_close: "strike",
  sup_open: "superscript",
  sup_close: "superscript",
  sub_open: "subscript",
  sub_close: "subscript",
  link_open: "link",
  link_close: "link",
};

// <sup> and its like, each for the mark that it stands for, and <br>.
function teachTags(): void {
  const names = Object.values(inlineTags).join("|");
  const form = new RegExp(`^<(?:(br)/?|(/?)(${names}))>`);
  tokenizer.inline.ruler.before("autolink", "tag", (state, silent) => {
    const match = form.exec(state.src.slice(state.pos, state.pos + 10));
    if (!match) return false;
    const [whole, lineBreak, slash, tag] = match;
    if (!silent) {
      if (lineBreak) state.push("hardbreak", "br", 0);
      else state.push(`${tag}_${slash ? "close" : "open"}`, "", slash ? -1 : 1);
    }
    state.pos += whole.length;
    return true;
  });
}

// A line {rtl} or {ltr} says the direction of the block after it.
function teachDirection(): void {
  tokenizer.block.ruler.before("fence", "direction", (state, start, _end, silent) => {
    const match = /^\{(rtl|ltr)\}$/.exec(lineAt(state, start));
    if (!match) return false;
    if (silent) return true;
    state.push("direction", "", 0).info = match[1] ?? "";
    state.line = start + 1;
    return true;
  });
}
