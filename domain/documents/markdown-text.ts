import { type Mark, runsOf } from "./runs.ts";
import type { Document } from "./schema.ts";

// Inline content as Markdown. Where CommonMark's signs would not be understood (inside words, beside punctuation, two of a
// kind at one place) a mark is written as a tag instead, so that every text comes back as it was.

type Form = "block" | "line" | "cell";
type WriteNode = (node: Document) => string;

/** Inline nodes as Markdown, for a paragraph, for a line of its own, or for a table's cell. */
export function writeInline(nodes: Document[], form: Form, writeNode: WriteNode): string {
  const text = writeRun(nodes, { depth: 0, form, writeNode, before: "", after: "" });
  const bounded = withSafeEnds(form === "block" ? withSafeStart(text) : text.replace(/#+$/, "\\$&"));
  return form === "cell" ? bounded.replaceAll("|", "\\|") : bounded;
}

type Around = {
  depth: number;
  form: Form;
  writeNode: WriteNode;
  /** The signs around the run; "" at the ends of a block. */
  before: string;
  after: string;
};

function writeRun(nodes: Document[], run: Around): string {
  let out = "";
  const runs = runsOf(nodes, run.depth);
  for (const [at, { mark, nodes: held }] of runs.entries()) {
    const next = runs[at + 1]?.nodes[0];
    const around = { ...run, depth: run.depth + 1, before: (run.before + out).slice(-1), after: run.after };
    if (next) around.after = next.text?.at(0) ?? "?";
    if (mark?.type === "code") out += codeSpan(held);
    else if (mark) out += writeMark(mark, held, around);
    else out += held.map((node) => writePlain(node, run, next)).join("");
  }
  return out;
}

function writePlain(node: Document, run: Around, next: Document | undefined): string {
  return node.text === undefined ? writeLeaf(node, run, next) : escapeText(node.text);
}

function writeLeaf(node: Document, { form, writeNode }: Around, next: Document | undefined): string {
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

function writeMark(mark: Mark, held: Document[], run: Around): string {
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
function isUnderstood(sign: string, inner: string, { before, after }: Around): boolean {
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
  // Reading takes one space off at each end where something else is between them (CommonMark 0.31.2, section 6.1).
  const isPadded = /^`|`$|^ .*[^ ].* $/s.test(text);
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
