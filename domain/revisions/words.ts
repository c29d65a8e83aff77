import { diffArrays } from "diff";

/** A run of text in a comparison: as it was and is, or in one of the two alone. */
export type Piece = { text: string; change: "same" | "inserted" | "deleted" };

// Words of any script with what holds them together (the gap of no width in Persian ones); each other sign by itself.
const word = /(?:[\p{L}\p{N}\p{M}\u200c\u0640'’]|\u200d)+|\s+|[\s\S]/gu;
const patienceMs = 500;

/**
 * What was deleted from one text and inserted into it to make the other, in reading order: word by word, and where most words
 * of a sentence are others, the sentence as a whole.
 */
export function compareWords(before: string, after: string): Piece[] {
  if (before === after) return before === "" ? [] : [{ text: before, change: "same" }];
  const changes = diffArrays(wordsOf(before), wordsOf(after), { timeout: patienceMs });
  if (!changes) return wholly(before, after);
  const words = changes.flatMap(({ value, added, removed }): Piece[] =>
    value.map((text) => ({ text, change: changeOf({ added, removed }) })),
  );
  return joined(inSentences(words, before, after).flatMap(readable));
}

/** What became of a part of a text, as the comparison of two lists says it. */
export function changeOf({ added, removed }: { added: boolean; removed: boolean }): Piece["change"] {
  if (added) return "inserted";
  return removed ? "deleted" : "same";
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
  const pieces: Piece[] = [
    { text: before, change: "deleted" },
    { text: after, change: "inserted" },
  ];
  return pieces.filter(({ text }) => text !== "");
}

// Cut wherever a sentence has ended in both texts.
function inSentences(words: Piece[], before: string, after: string): Piece[][] {
  const ends = { before: sentenceEnds(before), after: sentenceEnds(after) };
  const at = { before: 0, after: 0 };
  const sentences: Piece[][] = [[]];
  for (const word of words) {
    sentences.at(-1)?.push(word);
    if (word.change !== "inserted") at.before += word.text.length;
    if (word.change !== "deleted") at.after += word.text.length;
    if (ends.before.has(at.before) && ends.after.has(at.after)) sentences.push([]);
  }
  return sentences;
}

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/** Every place between the last sign of a sentence and the first of the next: which of them a comparison passes is chance. */
function sentenceEnds(text: string): Set<number> {
  const ends = new Set<number>();
  for (const { index, segment } of segmenter.segment(text)) {
    for (let end = segment.trimEnd().length; end <= segment.length; end += 1) ends.add(index + end);
  }
  return ends;
}

// Of what keeps less than half of its words, old and new, nobody reads the words between one another.
function readable(sentence: Piece[]): Piece[] {
  const count = (of: Piece["change"]) =>
    sentence.filter(({ text, change }) => change === of && /[\p{L}\p{N}]/u.test(text)).length;
  const [kept, deleted, inserted] = [count("same"), count("deleted"), count("inserted")];
  if (kept >= deleted || kept >= inserted) return sentence;
  const start = sentence.findIndex(({ text, change }) => change !== "same" || text.trim() !== "");
  const [around, words] = [sentence.slice(0, start), sentence.slice(start)];
  const without = (other: Piece["change"]) =>
    words.map(({ text, change }) => (change === other ? "" : text)).join("");
  return [...around, ...wholly(without("inserted"), without("deleted"))];
}

function joined(pieces: Piece[]): Piece[] {
  const all: Piece[] = [];
  for (const { text, change } of pieces) {
    const last = all.at(-1);
    if (last?.change === change) last.text += text;
    else all.push({ text, change });
  }
  return all;
}
