import type { Document } from "./schema.ts";

// Inline content as Markdown. Where CommonMark's signs would not be understood (inside words, beside punctuation, two of a
// kind at one place) a mark is written as a tag instead, so that every text comes back as it was.

type Form = "block" | "line" | "cell";
type Mark = NonNullable<Document["marks"]>[number];
type WriteNode = (node: Document) => string;

/** Inline nodes as Markdown, for a paragraph, for a line of its own, or for a table's cell. */
export function writeInline(nodes: Document[], form: Form, writeNode: WriteNode): string {
  const text = writeRun(nodes, { depth: 0, form, writeNode, before: "", after: "" });
  const bounded = withSafeEnds(form === "block" ? withSafeStart(text) : text.replace(/#+$/, "\\$&"));
  return form === "cell" ? bounded.replaceAll("|", "\\|") : bounded;
}

type Run = {
  depth: number;
  form: Form;
  writeNode: WriteNode;
  /** The signs around the run; "" at the ends of a block. */
  before: string;
  after: string;
};

function writeRun(nodes: Document[], run: Run): string {
  let out = "";
  for (let at = 0; at < nodes.length; ) {
    const node = nodes[at] as Document;
    const mark = node.type === "footnote" ? undefined : node.marks?.[run.depth];
    if (!mark) {
      out += node.text === undefined ? writeLeaf(node, run, nodes[at + 1]) : escapeText(node.text);
      at += 1;
      continue;
    }
    const key = JSON.stringify(mark);
    let end = at + 1;
    while (nodes[end]?.type !== "footnote" && JSON.stringify(nodes[end]?.marks?.[run.depth]) === key)
      end += 1;
    const held = nodes.slice(at, end);
    const before = (run.before + out).slice(-1);
    const after = end < nodes.length ? (nodes[end]?.text?.at(0) ?? "?") : run.after;
    out +=
      mark.type === "code"
        ? codeSpan(held)
        : writeMark(mark, held, { ...run, depth: run.depth + 1, before, after });
    at = end;
  }
  return out;
}

function writeLeaf(node: Document, { form, writeNode }: Run, next: Document | undefined): string {
  if (node.type !== "hardBreak") return writeNode(node);
  const isPlainNext =
    next?.text !== undefined && /^[\p{L}\p{N}]/u.test(next.text) && !/^\d+[.)]/.test(next.text);
  return form === "block" && isPlainNext ? "\\\n" : "<br>";
}

const signs: Record<string, string> = { bold: "**", italic: "*", strike: "~~" };
export const inlineTags: Record<string, string> = {
  bold: "strong",
  italic: "em",
  strike: "s",
  superscript: "sup",
  subscript: "sub",
};

function writeMark(mark: Mark, held: Document[], run: Run): string {
  if (mark.type === "link") {
    // A caret here would begin a note's label.
    const words = writeRun(held, { ...run, before: "[", after: "]" }).replace(/^\^/, "\\^");
    return `[${words}](${destination(String(mark.attrs?.href))})`;
  }
  const sign = signs[mark.type];
  const inner = sign && writeRun(held, { ...run, before: sign, after: sign });
  if (inner && isUnderstood(sign, inner, run)) return sign + inner + sign;
  const tag = inlineTags[mark.type];
  return `<${tag}>${writeRun(held, { ...run, before: ">", after: "<" })}</${tag}>`;
}

// CommonMark 0.31, section 6.2: a sign opens before a letter, or between white space and punctuation; it closes likewise.
function isUnderstood(sign: string, inner: string, { before, after }: Run): boolean {
  const same = sign.charAt(0);
  if (before === same || inner.startsWith(same) || inner.endsWith(same)) return false;
  const isLetter = (text: string) => /[\p{L}\p{N}]/u.test(text);
  const isOpen = isLetter(firstOf(inner)) || (/^\S/.test(inner) && /^ ?$/.test(before));
  const isClosed = isLetter(lastOf(inner)) || (/\S$/.test(inner) && /^ ?$/.test(after));
  return isOpen && isClosed;
}

const firstOf = (text: string) => [...text.slice(0, 2)][0] ?? "";
const lastOf = (text: string) => [...text.slice(-2)].at(-1) ?? "";

function codeSpan(held: Document[]): string {
  const text = held.map((node) => node.text ?? " ").join("");
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const ticks = "`".repeat(longest + 1);
  // Reading takes one space off at each end where something is between them, be it spaces.
  const isPadded = /^`|`$|^ .+ $/s.test(text);
  return isPadded ? `${ticks} ${text} ${ticks}` : ticks + text + ticks;
}

function destination(href: string): string {
  const safe = href.replace(/[\\<>]/g, "\\$&").replace(/&(?=#?\w+;)/g, "\\&");
  return /[()]|^$/.test(href) ? `<${safe}>` : safe;
}

function escapeText(text: string): string {
  return text
    .replace(/[\\`*[\]<~]/g, "\\$&")
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
    .replace(/&(?=#?\w+;)/g, "\\&")
    .replace(/[^\S ]/g, entity);
}

// What a block begins with must not be read as another kind of block.
function withSafeStart(text: string): string {
  return text
    .replace(/^[#>+\-=|:{]/, "\\$&")
    .replace(/^(\d{1,9})([.)])/, "$1\\$2")
    .replace(/^(\[\^\d+\]):/, "$1\\:");
}

// White space at an end would be cut off.
function withSafeEnds(text: string): string {
  return text
    .replace(/^ /, entity)
    .replace(/ $/, entity)
    .replace(/ (?=\\\n)/g, entity);
}

function entity(sign: string): string {
  return sign === "\u00a0" ? "&nbsp;" : `&#${sign.codePointAt(0)};`;
}
