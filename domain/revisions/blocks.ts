import { diffArrays } from "diff";
import { directionOf } from "../documents/direction.ts";
import { markdownFromDocument } from "../documents/markdown-writing.ts";
import { pictureIds } from "../documents/render.ts";
import type { Document } from "../documents/schema.ts";
import { documentText } from "../documents/words.ts";
import { shownText, type TextReading } from "./shown-text.ts";
import { changeOf, compareWords, likeness, type Piece } from "./words.ts";

/** A picture of the library in a comparison. */
export type ComparedPicture = { mediaId: string; change: Piece["change"]; isGone?: boolean };

type Direction = "ltr" | "rtl" | undefined;

/** A block of text in a comparison, in its own direction. */
export type ComparedBlock = {
  /** The schema's name of the block, and of a heading its level. */
  type: string;
  level: number | undefined;
  dir: Direction;
  /** The direction that it had before. */
  oldDir: Direction;
  /** Its words; where they are the same in both but not their form, its Markdown, which tells one form from the other. */
  pieces: Piece[];
  /** The pictures of either, by their ids. */
  pictures: ComparedPicture[];
  /** The words are the same, but not what they look like or lead to. */
  isReformatted: boolean;
};

/** What stands in both documents, or at one place in this and in that. */
type Hunk = { same: Document[] } | { before: Document[]; after: Document[] };

const alikeEnough = 0.3;
// Beyond this many blocks in one changed place they are no longer paired by likeness, but in order.
const mostPaired = 80;

/** Two documents cut where they begin to differ and agree again, by whole blocks. */
export function hunksOf(before: Document, after: Document): Hunk[] {
  const [a, b] = [before.content ?? [], after.content ?? []];
  const changes = diffArrays(
    a.map((block) => JSON.stringify(block)),
    b.map((block) => JSON.stringify(block)),
  );
  const hunks: Hunk[] = [];
  for (const { value, added, removed } of changes) {
    const blocks = value.map((json) => JSON.parse(json) as Document);
    const last = hunks.at(-1);
    if (!added && !removed) hunks.push({ same: blocks });
    else if (last && "before" in last) (added ? last.after : last.before).push(...blocks);
    else hunks.push(added ? { before: [], after: blocks } : { before: blocks, after: [] });
  }
  return hunks;
}

/** A block of the one, and the block of the other that it became; one of the two where nothing answers to it. */
export type Pair = [Document | undefined, Document | undefined];

const unread: TextReading = { lang: "en", linked: new Map() };

/** Compares two documents: every block of both in reading order, with the words that were deleted and inserted. */
export function compareDocuments(before: Document, after: Document, reading = unread): ComparedBlock[] {
  return hunksOf(before, after).flatMap((hunk) => {
    if ("same" in hunk) return hunk.same.map((block) => compareBlocks([block, block], reading));
    return pairsOf(hunk.before, hunk.after).map((pair) => compareBlocks(pair, reading));
  });
}

/** Compares a block with what it became. */
export function compareBlocks([before, after]: Pair, reading = unread): ComparedBlock {
  const shown = (after ?? before) as Document;
  const [a, b] = [shownText(before, reading), shownText(after, reading)];
  const pictures = comparePictures([before, after], reading);
  const isReformatted =
    before !== undefined &&
    after !== undefined &&
    a === b &&
    pictures.every(({ change }) => change === "same") &&
    JSON.stringify(before) !== JSON.stringify(after);
  return {
    type: shown.type,
    level: shown.attrs?.level as number | undefined,
    dir: directionIn(shown),
    oldDir: directionIn(before ?? shown),
    pieces: isReformatted ? compareForms(before, after) : compareWords(a, b),
    pictures,
    isReformatted,
  };
}

function directionIn(block: Document): Direction {
  const dir = block.attrs?.dir;
  return dir === "ltr" || dir === "rtl" ? dir : directionOf(textOf(block));
}

function compareForms(...[before, after]: [Document, Document]): Piece[] {
  const [a = "", b = ""] = [before, after].map((block) =>
    markdownFromDocument({ type: "doc", content: [block] }, directionOf(textOf(block))),
  );
  return compareWords(a, b);
}

function comparePictures([before, after]: Pair, { gonePictures }: TextReading): ComparedPicture[] {
  return diffArrays(before ? pictureIds(before) : [], after ? pictureIds(after) : []).flatMap(
    ({ value, added, removed }) =>
      value.map((mediaId) => ({
        mediaId,
        change: changeOf({ added, removed }),
        ...(gonePictures?.has(mediaId) ? { isGone: true } : {}),
      })),
  );
}

const textOf = (block: Document | undefined): string =>
  block ? documentText({ type: "doc", content: [block] }) : "";

/** The pairs in order that share the most words: a paragraph that was edited stands beside its old self. */
export function pairsOf(before: Document[], after: Document[]): Pair[] {
  if (Math.max(before.length, after.length) > mostPaired) return inOrder(before, after);
  const alike = before.map((a) => after.map((b) => likenessOf(a, b)));
  const best = before.map(() => after.map(() => 0));
  const at = (i: number, j: number) => best[i]?.[j] ?? 0;
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const paired = (alike[i]?.[j] ?? 0) > 0 ? (alike[i]?.[j] ?? 0) + at(i + 1, j + 1) : 0;
      (best[i] as number[])[j] = Math.max(paired, at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const isPair = (alike[i]?.[j] ?? 0) > 0 && at(i, j) === (alike[i]?.[j] ?? 0) + at(i + 1, j + 1);
    if (isPair) pairs.push([before[i++], after[j++]]);
    else if (i < before.length && (j >= after.length || at(i + 1, j) >= at(i, j + 1)))
      pairs.push([before[i++], undefined]);
    else pairs.push([undefined, after[j++]]);
  }
  return pairs;
}

function inOrder(before: Document[], after: Document[]): Pair[] {
  return Array.from({ length: Math.max(before.length, after.length) }, (_, i) => [before[i], after[i]]);
}

function likenessOf(a: Document, b: Document): number {
  if (pictureIds(a).some((id) => pictureIds(b).includes(id))) return 1;
  const found = likeness(textOf(a), textOf(b));
  return found >= alikeEnough || (textOf(a) === textOf(b) && a.type === b.type) ? Math.max(found, 0.01) : 0;
}
