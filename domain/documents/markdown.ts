import { Invalid } from "../errors.ts";
import { type Direction, directionOf, givenDirection, isDirected, withDirections } from "./direction.ts";
import { readMarkdown } from "./markdown-reading.ts";
import { writeInline } from "./markdown-text.ts";
import type { Writing } from "./nodes/family.ts";
import { knownOf } from "./nodes/registry.ts";
import { checkDocument, type Document, emptyDocument } from "./schema.ts";
import { settled } from "./settle.ts";
import { documentText } from "./words.ts";

const writtenOf = knownOf("written");

/**
 * Markdown (CommonMark without pictures and HTML; with tables, notes, and the forms that docs/markdown.md tells) to a
 * checked document. A block most of whose letters run against the text's own direction gets its `dir`, unless a line
 * `{ltr}` or `{rtl}` before it says another. Throws Invalid on field "body".
 */
export function documentFromMarkdown(markdown: string, direction: Direction = "ltr"): Document {
  if (markdown.length > 600_000) throw new Invalid({ body: "tooLong" });
  if (markdown.trim() === "") return emptyDocument;
  return withDirections(checkDocument(settled(readMarkdown(markdown))), direction);
}

/** A document as Markdown, from which documentFromMarkdown with the same direction makes it again. */
export function markdownFromDocument(document: Document, direction: Direction = "ltr"): string {
  const notes: string[] = [];
  const text = writeBlocks(document.content ?? [], direction, notes);
  return [text, ...(notes.length > 0 ? [notes.join("\n")] : [])].join("\n\n");
}

function writeBlocks(nodes: Document[], around: Direction, notes: string[]): string {
  let isAlternate = false;
  const written = nodes.map((node, at) => {
    isAlternate = /List$/.test(node.type) && nodes[at - 1]?.type === node.type && !isAlternate;
    return writeBlock(node, around, isAlternate, notes);
  });
  return written.filter((text) => text !== "").join("\n\n");
}

function writeBlock(node: Document, around: Direction, isAlternate: boolean, notes: string[]): string {
  const given = isDirected(node) ? givenDirection(node) : undefined;
  const derived = (isDirected(node) ? directionOf(documentText(node)) : undefined) ?? around;
  const direction = given ?? around;
  const writing: Writing = {
    isAlternate,
    blocks: (children) => writeBlocks(children ?? [], direction, notes),
    inline: (children, form = "block") =>
      writeInline(children ?? [], form, (inner) => writtenOf[inner.type]?.(inner, writing) ?? unknown(inner)),
    note: (text) => {
      const label = notes.length + 1;
      notes.push(`[^${label}]: ${text}`);
      return String(label);
    },
  };
  const text = writtenOf[node.type]?.(node, writing) ?? unknown(node);
  return direction === derived || text === "" ? text : `{${direction}}\n${text}`;
}

function unknown({ type }: Document): never {
  throw new Error(`nothing says how a ${type} is written in Markdown`);
}
