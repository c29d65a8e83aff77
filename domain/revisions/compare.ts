import { compareDocuments } from "./blocks.ts";
import type { Content } from "./content.ts";
import { foldUnchanged, isChanged, type Run } from "./fold.ts";
import { compareWords, type Piece } from "./words.ts";

/** What differs between two revisions: fields of one line that differ, and the whole text with its changes. */
export type Comparison = {
  fields: { name: string; pieces: Piece[] }[];
  /** The blocks of the text, cut into what is shown and what is folded away. */
  runs: Run[];
  isSame: boolean;
};

const texts = ["title", "standfirst", "slug", "dateline", "sourceName", "sourceUrl"] as const;

/** Compares the content of two revisions. */
export function compareContents(before: Content, after: Content): Comparison {
  const fields = [
    ...texts.map((name) => ({ name, from: before[name] ?? "", to: after[name] ?? "" })),
    { name: "tags", from: before.tagNames.join(", "), to: after.tagNames.join(", ") },
  ];
  const changed = fields.filter(({ from, to }) => from !== to);
  const blocks = compareDocuments(before.body, after.body);
  return {
    fields: changed.map(({ name, from, to }) => ({ name, pieces: compareWords(from, to) })),
    runs: foldUnchanged(blocks),
    isSame: changed.length === 0 && !blocks.some(isChanged),
  };
}
