import { stemmer } from "stemmer";
import { foldPhrase, joinEndings, plainWord } from "./fold.ts";
import { isStemmed, type WordTable } from "./tables.ts";
import { wordsFrom } from "./vocabulary.ts";

/** A word or phrase that is looked for, in each spelling that the index may hold; a prefix stands for all it begins. */
export type Term = { spellings: string[][]; isExcluded: boolean; isPrefix: boolean };

export const longestQuestion = 200;
const mostTerms = 16;
/** A shorter last word is looked for as it is: too much begins with it. */
export const shortestPrefix = 3;
// The ending that the first step of Porter's newer stemmer takes off; the stemmer of the index knows no apostrophe.
const possessive = /['’]s(?=[^\p{L}\p{N}]*$)/iu;

const part = /(?<minus>(?<=^|\s)[-−](?=\S))?(?:["“”„«](?<phrase>[^"“”„«»]*)["“”»]?|(?<word>[^\s"“”„«»]+))/gu;

/**
 * Reads what a person typed: words, "phrases", -words to leave out; the last word may be unfinished. Nothing in it is
 * an operator of the index. What lies beyond 200 characters is not read.
 */
export function readQuestion(text: string): Term[] {
  const terms: Term[] = [];
  const typed = joinEndings(text.slice(0, longestQuestion).toWellFormed());
  for (const { groups } of typed.matchAll(part)) {
    const spellings = foldPhrase(groups?.phrase ?? groups?.word?.replace(possessive, "") ?? "");
    if (spellings.length === 0) continue;
    terms.push({ spellings, isExcluded: groups?.minus !== undefined, isPrefix: groups?.word !== undefined });
  }
  const read = terms.slice(0, mostTerms);
  return read.map((term, i) => ({
    ...term,
    isPrefix: term.isPrefix && !term.isExcluded && i === read.length - 1,
  }));
}

type Asking = {
  /** Where all that is wanted must stand; what is not wanted must stand nowhere. */
  column?: "title";
  /** Whether all that begins as an unfinished word does is one word to FTS5, weighed as one: it reads all of it first. */
  isOneWord?: boolean;
};

/** The question in the language of FTS5 for one of its tables, or undefined when it asks for nothing. */
export function matchExpression(terms: Term[], table: WordTable, asking: Asking = {}): string | undefined {
  const written = (isExcluded: boolean) =>
    terms
      .filter((term) => term.isExcluded === isExcluded)
      .map((term) => anySpelling(term, table, asking.isOneWord ?? false));
  const [wanted, unwanted] = [written(false), written(true)];
  if (wanted.length === 0) return undefined;
  const all = asking.column ? `{${asking.column}} : (${wanted.join(" AND ")})` : wanted.join(" AND ");
  return unwanted.length > 0 ? `(${all}) NOT (${unwanted.join(" OR ")})` : all;
}

function anySpelling({ spellings, isPrefix }: Term, table: WordTable, isOneWord: boolean): string {
  const written = spellings.flatMap((words) => {
    const last = words.at(-1) ?? "";
    if (!isPrefix || last.length < shortestPrefix) return [quoted(words)];
    return unfinished(words, { last, table, isOneWord });
  });
  return `(${written.join(" OR ")})`;
}

// Words cannot hold a quotation mark: foldPhrase keeps letters, digits and marks alone.
const quoted = (words: string[]) => `"${words.join(" ")}"`;

type Unfinished = { last: string; table: WordTable; isOneWord: boolean };

// A table of stems: a word with a known ending is whole, though others may begin with it ("police", "policeman"), and one that
// breaks off within an ending ("governm") stands for the stem before it as well.
function unfinished(words: string[], { last, table, isOneWord }: Unfinished): string[] {
  const isWhole = isStemmed(table) && stemOf(last) !== last.toLowerCase();
  const withHead = (word: string) => quoted([...words.slice(0, -1), word]);
  const known = isOneWord ? undefined : knownFrom(last, table)?.map(withHead);
  // Asked for as the beginning of words, a whole word would be stemmed before: "police" begins "policies" then.
  if (isWhole) return [quoted(words), ...(known ?? [])];
  const before = isStemmed(table) ? stemsBefore(last) : [];
  return [...(known ?? [`${quoted(words)} *`]), ...before.map(withHead)];
}

// The words of a table that begin as one does, in a form that asks for each; undefined where FTS5 must read what begins so.
function knownFrom(last: string, table: WordTable): string[] | undefined {
  const known = wordsFrom(table, plainWord(last));
  if (!known || !isStemmed(table)) return known;
  const words = known.flatMap((stem) => wordOfStem(stem) ?? []);
  return words.length === known.length ? words : undefined;
}

// What is asked for is stemmed in its turn, and not every stem is its own: "agre" is that of "agree".
function wordOfStem(stem: string): string | undefined {
  return ["", "e", "s", "ed"].map((ending) => stem + ending).find((word) => stemOf(word) === stem);
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
