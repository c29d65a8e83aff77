import { knownOf } from "./nodes/registry.ts";
import { type Document, documentSchema } from "./schema.ts";

const wordsOf = knownOf("words");

/** A document's words alone, a blank line between blocks; a note stands after the block that has it. */
export function documentText(document: Document): string {
  const blocks: string[] = [];
  collect(document, blocks);
  return blocks.join("\n\n");
}

function collect(node: Document, blocks: string[]): void {
  const own = wordsOf[node.type]?.(node);
  if (own) blocks.push(...own);
  else if (documentSchema.nodes[node.type]?.inlineContent) collectBlock(node, blocks);
  else for (const child of node.content ?? []) collect(child, blocks);
}

function collectBlock(node: Document, blocks: string[]): void {
  const notes: string[] = [];
  const text = (node.content ?? []).map((child) => inlineText(child, notes)).join("");
  if (text !== "") blocks.push(text);
  blocks.push(...notes);
}

function inlineText(node: Document, notes: string[]): string {
  if (node.type === "hardBreak") return "\n";
  const inner = (node.content ?? []).map((child) => inlineText(child, notes)).join("");
  if (node.type !== "footnote") return node.text ?? inner;
  notes.push(inner);
  return "";
}
