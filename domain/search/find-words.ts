import { foldLetters } from "./fold.ts";
import { stemOf, stemsBefore, type Term } from "./question.ts";
import { tableOf } from "./tables.ts";

/** A stretch of a text, and whether it is what was looked for. */
export type Piece = { text: string; isFound: boolean };

/** Where a text, as it was written, holds a term: `from` (inclusive) to `to` (exclusive), and which term it is. */
export type Hit = { from: number; to: number; term: number };

type Token = { from: number; to: number; key: string };

const longestExcerpt = 240;

/** Every place of a text that holds one of the terms, in order and without overlaps. */
export function findWords(text: string, terms: Term[], lang: string): Hit[] {
  const isStemmed = tableOf(lang) === "search_stems";
  const tests = terms.map((term) => (term.isExcluded ? [] : testsOf(term, isStemmed)));
  const hits: Hit[] = [];
  for (const tokens of [
    tokensOf(text, /[\p{L}\p{N}\p{M}\u0640]+/gu, isStemmed),
    gappedTokens(text, isStemmed),
  ]) {
    tests.forEach((spellings, term) => {
      for (const spelling of spellings) {
        tokens.forEach(({ from }, i) => {
          if (!spelling.every((test, k) => test(tokens[i + k]?.key ?? ""))) return;
          hits.push({ from, to: tokens[i + spelling.length - 1]?.to ?? from, term });
        });
      }
    });
  }
  return withoutOverlaps(hits);
}

/** A text in pieces, with the places found set apart. */
export function piecesOf(text: string, hits: Hit[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { from, to } of hits) {
    if (from > at) pieces.push({ text: text.slice(at, from), isFound: false });
    pieces.push({ text: text.slice(from, to), isFound: true });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isFound: false });
  return pieces;
}

/** The stretch of a text that holds the most of what was looked for, cut between words, as it was written. */
export function excerptOf(text: string, terms: Term[], lang: string): Piece[] {
  const hits = findWords(text, terms, lang);
  const start = Math.max(0, (bestHit(hits)?.from ?? 0) - 60);
  const from = start === 0 ? 0 : text.indexOf(" ", start) + 1;
  const cut = from + longestExcerpt;
  const to = cut >= text.length ? text.length : Math.max(text.lastIndexOf(" ", cut), from + 1);
  const inside = hits
    .filter((hit) => hit.from >= from && hit.to <= to)
    .map((hit) => ({ ...hit, from: hit.from - from, to: hit.to - from }));
  return [
    ...(from > 0 ? [{ text: "… ", isFound: false }] : []),
    ...piecesOf(text.slice(from, to), inside),
    ...(to < text.length ? [{ text: " …", isFound: false }] : []),
  ];
}

/** The hit after which the most different terms stand within an excerpt's length. */
function bestHit(hits: Hit[]): Hit | undefined {
  let best: Hit | undefined;
  let most = 0;
  hits.forEach((hit, i) => {
    const terms = new Set<number>();
    for (let k = i; k < hits.length && (hits[k]?.to ?? 0) < hit.from + longestExcerpt - 60; k += 1) {
      terms.add(hits[k]?.term ?? -1);
    }
    if (terms.size <= most) return;
    most = terms.size;
    best = hit;
  });
  return best;
}

function testsOf({ spellings, isPrefix }: Term, isStemmed: boolean): ((key: string) => boolean)[][] {
  return spellings.map((words) =>
    words.map((word, i) => {
      const key = keyOf(word, isStemmed);
      if (!isPrefix || i < words.length - 1) return (token: string) => token === key;
      const stems = new Set(isStemmed ? stemsBefore(key) : []);
      const isWhole = isStemmed && key !== keyOf(word, false);
      return (token: string) => token === key || stems.has(token) || (!isWhole && token.startsWith(key));
    }),
  );
}

// Words whose parts a gap of no width holds together, as one.
function gappedTokens(text: string, isStemmed: boolean): Token[] {
  if (!text.includes("\u200c")) return [];
  return tokensOf(text, /[\p{L}\p{N}\p{M}\u0640]+(?:\u200c+[\p{L}\p{N}\p{M}\u0640]+)+/gu, isStemmed);
}

function tokensOf(text: string, pattern: RegExp, isStemmed: boolean): Token[] {
  return [...text.matchAll(pattern)].map(({ 0: word, index }) => ({
    from: index,
    to: index + word.length,
    key: keyOf(word, isStemmed),
  }));
}

// The same few thousand words stand in all texts, and stemming is the dear part of finding them.
const knownKeys = { stemmed: new Map<string, string>(), plain: new Map<string, string>() };
const mostKnown = 50_000;

function keyOf(word: string, isStemmed: boolean): string {
  const known = isStemmed ? knownKeys.stemmed : knownKeys.plain;
  let key = known.get(word);
  if (key === undefined) {
    key = isStemmed ? stemOf(plainWord(word)) : plainWord(word);
    if (known.size >= mostKnown) known.clear();
    known.set(word, key);
  }
  return key;
}

// As FTS5's unicode61 makes a word plain: in small letters, without the marks of Latin letters.
function plainWord(word: string): string {
  return foldLetters(word)
    .replaceAll("\u200c", "")
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC");
}

// Parts of one gapped word that were found side by side are one place.
function withoutOverlaps(hits: Hit[]): Hit[] {
  const ordered = hits.toSorted((a, b) => a.from - b.from || b.to - a.to);
  const kept: Hit[] = [];
  for (const hit of ordered) {
    if (hit.from >= (kept.at(-1)?.to ?? 0)) kept.push(hit);
  }
  return kept;
}
