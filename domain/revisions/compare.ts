import { type ComparedBlock, compareDocuments } from "./blocks.ts";
import type { Content } from "./content.ts";
import { compareWords, type Piece } from "./words.ts";

/** What differs between two revisions: fields of one line that differ, and the whole text with its changes. */
export type Comparison = { fields: { name: string; pieces: Piece[] }[]; blocks: ComparedBlock[] };

const texts = ["title", "standfirst", "slug", "dateline", "sourceName", "sourceUrl"] as const;

/** Compares the content of two revisions. */
export function compareContents(before: Content, after: Content): Comparison {
  const fields = [
    ...texts.map((name) => ({ name, from: before[name] ?? "", to: after[name] ?? "" })),
    { name: "tags", from: before.tagNames.join(", "), to: after.tagNames.join(", ") },
  ];
  return {
    fields: fields
      .filter(({ from, to }) => from !== to)
      .map(({ name, from, to }) => ({ name, pieces: compareWords(from, to) })),
    blocks: compareDocuments(before.body, after.body),
  };
}
