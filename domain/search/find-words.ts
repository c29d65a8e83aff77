import { plainWord } from "./fold.ts";
import { shortestPrefix, stemOf, stemsBefore, type Term } from "./question.ts";
import { tableOf } from "./tables.ts";

/** A stretch of a text, and whether it is what was looked for. */
export type Piece = { text: string; isFound: boolean };

/** Where a text, as it was written, holds a term: `from` (inclusive) to `to` (exclusive), and which term it is. */
type Hit = { from: number; to: number; term: number };

// `place` counts the words of a text.
type Token = { from: number; to: number; key: string; place: number };
type Test = (key: string) => boolean;

const longestExcerpt = 240;

/** Every place of a text that holds one of the terms, in order and without overlaps. */
export function findWords(text: string, terms: Term[], lang: string): Hit[] {
  const isStemmed = tableOf(lang) === "search_stems";
  const tests = terms.map((term) => (term.isExcluded ? [] : testsOf(term, isStemmed)));
  // Most words of a text are none of those looked for: nothing is made for them, not even a function.
  const single = tests.flat(2);
  const hasPhrases = tests.some((spellings) => spellings.some((words) => words.length > 1));
  const isWanted = (key: string) => {
    for (const test of single) if (test(key)) return true;
    return false;
  };
  const hits: Hit[] = [];
  for (const tokens of [
    tokensOf(text, { isJoining: false, isStemmed, isWanted }),
    gappedTokens(text, { isStemmed, isWanted, hasPhrases }),
  ]) {
    for (const [term, spellings] of tests.entries()) {
      for (const spelling of spellings) addHits(hits, tokens, spelling, term);
    }
  }
  return withoutOverlaps(hits);
}

function addHits(hits: Hit[], tokens: Token[], spelling: Test[], term: number): void {
  tokens.forEach(({ from }, i) => {
    if (!standsAt(tokens, i, spelling)) return;
    hits.push({ from, to: tokens[i + spelling.length - 1]?.to ?? from, term });
  });
}

function standsAt(tokens: Token[], at: number, spelling: Test[]): boolean {
  const first = tokens[at]?.place ?? 0;
  return spelling.every((test, k) => {
    const token = tokens[at + k];
    return token?.place === first + k && test(token.key);
  });
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
  const hits = hitsNearTop(text, terms, lang) ?? findWords(text, terms, lang);
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

// Where one word is looked for, its first place is the best, and most often stands in the beginning of a text.
const beginning = 1500;

function hitsNearTop(text: string, terms: Term[], lang: string): Hit[] | undefined {
  if (terms.filter(({ isExcluded }) => !isExcluded).length > 1) return undefined;
  const hits = findWords(text.slice(0, beginning), terms, lang);
  // What lies behind the stretch that is shown may be cut in two.
  return (hits[0]?.from ?? beginning) < beginning - 2 * longestExcerpt ? hits : undefined;
}

/** The hit after which the most different terms stand within an excerpt's length. */
function bestHit(hits: Hit[]): Hit | undefined {
  let best: Hit | undefined;
  let most = 0;
  hits.forEach((hit, i) => {
    const count = countTerms(hits, i);
    if (count <= most) return;
    most = count;
    best = hit;
  });
  return best;
}

/** How many different terms stand within an excerpt that begins shortly before the hit at an index. */
function countTerms(hits: Hit[], index: number): number {
  const terms = new Set<number>();
  const end = (hits[index]?.from ?? 0) + longestExcerpt - 60;
  for (let i = index; i < hits.length && (hits[i]?.to ?? 0) < end; i += 1) terms.add(hits[i]?.term ?? -1);
  return terms.size;
}

function testsOf({ spellings, isPrefix }: Term, isStemmed: boolean): Test[][] {
  return spellings.map((words) =>
    words.map((word, i) => {
      const key = keyOf(word, isStemmed);
      const isWhole = !isPrefix || i < words.length - 1 || word.length < shortestPrefix;
      if (isWhole) return (token: string) => token === key;
      const stems = new Set(isStemmed ? stemsBefore(key) : []);
      const beginning = keyOf(word, false);
      return (token: string) => token === key || stems.has(token) || token.startsWith(beginning);
    }),
  );
}

type Sought = { isStemmed: boolean; isWanted: Test };

// Words whose parts a gap of no width holds together, as one; with their neighbours where phrases are looked for.
function gappedTokens(text: string, { hasPhrases, ...sought }: Sought & { hasPhrases: boolean }): Token[] {
  if (!text.includes(gap)) return [];
  const isMeant = (word: string) => hasPhrases || (word.includes(gap) && inner.test(word));
  return tokensOf(text, { isJoining: true, isMeant, ...sought });
}

const gap = "\u200c";
const inner = /[^\u200c]\u200c+[^\u200c]/;

function tokensOf(
  text: string,
  {
    isJoining,
    isStemmed,
    isWanted,
    isMeant = () => true,
  }: Sought & {
    /** Whether a gap of no width is a part of words. */
    isJoining: boolean;
    isMeant?: (word: string) => boolean;
  },
): Token[] {
  const tokens: Token[] = [];
  let place = 0;
  for (let at = 0; at < text.length; ) {
    const from = endOfRun(text, at, role.between, isJoining);
    at = endOfRun(text, from, role.inside, isJoining);
    const written = text.slice(from, at);
    if (from === at || !isMeant(written)) continue;
    const key = keyOf(written, isStemmed);
    // Signs that are not seen, by themselves.
    if (key === "") continue;
    place += 1;
    if (isWanted(key)) tokens.push({ from, to: at, key, place });
  }
  return tokens;
}

// What each of UTF-16's units is to a word, asked of a pattern once: asked for every word of a text, that was the dearest part
// of making an excerpt.
const roles = new Uint8Array(0x10000);
const role = { between: 1, inside: 2, gap: 3, half: 4 };
// With the signs within a word that the fold leaves out.
const wordCharacter = /[\p{L}\p{N}\p{M}]|[\u00ad\u200e\u200f\u2060\ufeff]|\u200d/u;

/** Where a stretch ends whose characters all have a role. */
function endOfRun(text: string, from: number, wanted: number, isJoining: boolean): number {
  let at = from;
  while (at < text.length) {
    const known = roles[text.charCodeAt(at)];
    if (known !== wanted && roleAt(text, at, isJoining) !== wanted) break;
    at += 1;
  }
  return at;
}

function roleAt(text: string, at: number, isJoining: boolean): number {
  const unit = text.charCodeAt(at);
  const known = roles[unit] || learnRole(unit);
  if (known === role.gap) return isJoining ? role.inside : role.between;
  return known === role.half ? roleOfHalf(text, at, unit) : known;
}

function learnRole(unit: number): number {
  const character = String.fromCharCode(unit);
  const plain = wordCharacter.test(character) ? role.inside : role.between;
  const whole = character === gap ? role.gap : plain;
  const found = isSurrogate(unit) ? role.half : whole;
  roles[unit] = found;
  return found;
}

const isSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdfff;

function roleOfHalf(text: string, at: number, unit: number): number {
  const point = text.codePointAt(unit < 0xdc00 ? at : at - 1) ?? 0;
  return point > 0xffff && wordCharacter.test(String.fromCodePoint(point)) ? role.inside : role.between;
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

// Parts of one gapped word that were found side by side are one place.
function withoutOverlaps(hits: Hit[]): Hit[] {
  const ordered = hits.toSorted((a, b) => a.from - b.from || b.to - a.to);
  const kept: Hit[] = [];
  for (const hit of ordered) {
    if (hit.from >= (kept.at(-1)?.to ?? 0)) kept.push(hit);
  }
  return kept;
}
