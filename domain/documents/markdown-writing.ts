import { type Direction, directionOf, givenDirection, isDirected } from "./direction.ts";
import { writeInline } from "./markdown-text.ts";
import type { Writing } from "./nodes/family.ts";
import { knownOf } from "./nodes/registry.ts";
import type { Document } from "./schema.ts";
import { documentText } from "./words.ts";

const writtenOf = knownOf("written");

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
