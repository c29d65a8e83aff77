import { diffArrays } from "diff";

/** A run of text in a comparison: as it was and is, or in one of the two alone. */
export type Piece = { text: string; change: "same" | "inserted" | "deleted" };

// Words of any script with what holds them together (the gap of no width in Persian ones); each other sign by itself.
const word = /(?:[\p{L}\p{N}\p{M}\u200c\u0640'’]|\u200d)+|\s+|[\s\S]/gu;
const patienceMs = 500;

/** What was deleted from one text and inserted into it to make the other, word by word, in reading order. */
export function compareWords(before: string, after: string): Piece[] {
  if (before === after) return before === "" ? [] : [{ text: before, change: "same" }];
  const changes = diffArrays(wordsOf(before), wordsOf(after), { timeout: patienceMs });
  const pieces = changes?.map(({ value, added, removed }): Piece => {
    return { text: value.join(""), change: added ? "inserted" : removed ? "deleted" : "same" };
  });
  return (pieces ?? wholly(before, after)).filter(({ text }) => text !== "");
}

/** How alike two texts are by the words they share: 0 for none, 1 for all. */
export function likeness(a: string, b: string): number {
  const [ofA, ofB] = [a, b].map((text) => new Set(wordsOf(text).filter((each) => each.trim() !== "")));
  if (!ofA || !ofB) return 0;
  const shared = [...ofA].filter((each) => ofB.has(each)).length;
  return shared / Math.max(1, ofA.size + ofB.size - shared);
}

const wordsOf = (text: string): string[] => text.match(word) ?? [];

function wholly(before: string, after: string): Piece[] {
  return [
    { text: before, change: "deleted" },
    { text: after, change: "inserted" },
  ];
}
