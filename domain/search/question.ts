import { stemmer } from "stemmer";
import { foldPhrase } from "./fold.ts";
import { tableOf } from "./tables.ts";

/** A word or phrase that is looked for, in each spelling that the index may hold; a prefix stands for all it begins. */
export type Term = { spellings: string[][]; isExcluded: boolean; isPrefix: boolean };

export const longestQuestion = 200;
const mostTerms = 16;
const shortestPrefix = 3;

const part = /(?<minus>(?<=^|\s)[-−](?=\S))?(?:["“”„«](?<phrase>[^"“”„«»]*)["“”»]?|(?<word>[^\s"“”„«»]+))/gu;

/**
 * Reads what a person typed: words, "phrases", -words to leave out; the last word may be unfinished. Nothing in it is
 * an operator of the index. What lies beyond 200 characters is not read.
 */
export function readQuestion(text: string): Term[] {
  const terms: Term[] = [];
  const typed = text.slice(0, longestQuestion).toWellFormed();
  for (const { groups } of typed.matchAll(part)) {
    const spellings = foldPhrase(groups?.phrase ?? groups?.word ?? "");
    if (spellings.length === 0) continue;
    terms.push({ spellings, isExcluded: groups?.minus !== undefined, isPrefix: groups?.word !== undefined });
  }
  const read = terms.slice(0, mostTerms);
  return read.map((term, i) => ({
    ...term,
    isPrefix: term.isPrefix && !term.isExcluded && i === read.length - 1,
  }));
}

/** The question in the language of FTS5, or undefined when it asks for nothing. */
export function matchExpression(terms: Term[], lang: string): string | undefined {
  const isStemmed = tableOf(lang) === "search_stems";
  const wanted = terms.filter(({ isExcluded }) => !isExcluded).map((term) => anySpelling(term, isStemmed));
  const unwanted = terms.filter(({ isExcluded }) => isExcluded).map((term) => anySpelling(term, isStemmed));
  if (wanted.length === 0) return undefined;
  const all = wanted.join(" AND ");
  return unwanted.length > 0 ? `(${all}) NOT (${unwanted.join(" OR ")})` : all;
}

function anySpelling({ spellings, isPrefix }: Term, isStemmed: boolean): string {
  const written = spellings.flatMap((words) => {
    if (!isPrefix) return [quoted(words)];
    const last = words.at(-1) ?? "";
    if (last.length < shortestPrefix) return [quoted(words)];
    return isStemmed ? unfinished(words, last) : [`${quoted(words)} *`];
  });
  return `(${written.join(" OR ")})`;
}

// Words cannot hold a quotation mark: foldPhrase keeps letters, digits and marks alone.
const quoted = (words: string[]) => `"${words.join(" ")}"`;

// The index holds stems: a word with a known ending is whole, and one that breaks off within an ending ("governm")
// stands for the stem before it as well.
function unfinished(words: string[], last: string): string[] {
  if (stemOf(last) !== last.toLowerCase()) return [quoted(words)];
  return [`${quoted(words)} *`, ...stemsBefore(last).map((stem) => quoted([...words.slice(0, -1), stem]))];
}

const endings = ["ation", "ment", "ness", "ing", "ion", "ive", "ity", "able", "ible", "ance", "ence"];

/** The stems that a word may have which breaks off within one of the common endings. */
export function stemsBefore(word: string): string[] {
  const stems = new Set<string>();
  for (const ending of endings) {
    for (let length = 1; length <= ending.length; length += 1) {
      const stem = word.slice(0, -length);
      if (stem.length >= 4 && word.endsWith(ending.slice(0, length))) stems.add(stem);
    }
  }
  return [...stems].filter((stem) => stemOf(stem) === stem.toLowerCase());
}

/** A word without its English ending, as the index has it. */
export function stemOf(word: string): string {
  return stemmer(word.toLowerCase());
}
