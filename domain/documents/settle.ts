import { knownOf } from "./nodes/registry.ts";
import type { Document } from "./schema.ts";

const settleOf = knownOf("settle");

/**
 * A document's normal form: no empty paragraph beside others, no control characters, text of equal marks in one piece,
 * and each node as its family wants it. Two documents that read the same have the same normal form.
 */
export function settled(document: Document): Document {
  const content = settledContent(document);
  return { ...document, content: content.length > 0 ? content : [{ type: "paragraph" }] };
}

function settledContent(node: Document): Document[] {
  const children = (node.content ?? []).flatMap((child) => settledNode(child) ?? []);
  return children.some(isInline) ? joined(children) : children.filter((child) => !isEmptyText(child));
}

const isEmptyText = ({ type, content }: Document) => (type === "paragraph" || type === "heading") && !content;

function settledNode(node: Document): Document | undefined {
  if (node.text !== undefined) return settledText(node);
  const { content: _content, marks: _marks, ...bare } = node;
  const marks = marksOf(node);
  const content = settledContent(node);
  const settledOne = {
    ...bare,
    ...(content.length > 0 ? { content } : {}),
    ...(marks ? { marks } : {}),
  };
  const settle = settleOf[node.type];
  return settle ? settle(settledOne) : settledOne;
}

// A mark around a note would be one around its number, and Markdown breaks no line within code.
function marksOf({ type, marks }: Document): Document["marks"] {
  const isCode = type === "hardBreak" && marks?.some((mark) => mark.type === "code");
  return type === "footnote" || isCode ? undefined : marks;
}

const isInline = ({ type, text }: Document) =>
  text !== undefined || type === "hardBreak" || type === "footnote";

function settledText(node: Document): Document | undefined {
  const text = node.text
    ?.toWellFormed()
    .replace(/[\t-\r\u2028\u2029]/g, " ")
    .replace(/[\u0000-\u001f\u007f]/g, "");
  return text ? { ...node, text } : undefined;
}

function joined(nodes: Document[]): Document[] {
  const out: Document[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    if (node.text !== undefined && last?.text !== undefined && hasSameMarks(node, last)) {
      out[out.length - 1] = { ...last, text: last.text + node.text };
    } else out.push(node);
  }
  return out;
}

const hasSameMarks = (a: Document, b: Document) =>
  JSON.stringify(a.marks ?? []) === JSON.stringify(b.marks ?? []);
