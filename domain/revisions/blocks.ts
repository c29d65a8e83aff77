import { diffArrays } from "diff";
import { directionOf } from "../documents/direction.ts";
import { pictureIds } from "../documents/render.ts";
import type { Document } from "../documents/schema.ts";
import { documentText } from "../documents/words.ts";
import { changeOf, compareWords, likeness, type Piece } from "./words.ts";

/** A block of text in a comparison, in its own direction. */
export type ComparedBlock = {
  /** The schema's name of the block, and of a heading its level. */
  type: string;
  level: number | undefined;
  dir: "ltr" | "rtl" | undefined;
  pieces: Piece[];
  /** The pictures of either, by their ids. */
  pictures: { mediaId: string; change: Piece["change"] }[];
  /** The words are the same, but not what they look like or lead to. */
  isReformatted: boolean;
};

/** What stands in both documents, or at one place in this and in that. */
export type Hunk = { same: Document[] } | { before: Document[]; after: Document[] };

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

/** Compares two documents: every block of both in reading order, with the words that were deleted and inserted. */
export function compareDocuments(before: Document, after: Document): ComparedBlock[] {
  return hunksOf(before, after).flatMap((hunk) => {
    if ("same" in hunk) return hunk.same.map((block) => compared(block, block));
    return pairsOf(hunk.before, hunk.after).map(([a, b]) => compared(a, b));
  });
}

function compared(before: Document | undefined, after: Document | undefined): ComparedBlock {
  const shown = (after ?? before) as Document;
  const [a, b] = [textOf(before), textOf(after)];
  const dir = shown.attrs?.dir;
  return {
    type: shown.type,
    level: shown.attrs?.level as number | undefined,
    dir: dir === "ltr" || dir === "rtl" ? dir : directionOf(textOf(shown)),
    pieces: compareWords(a, b),
    pictures: comparePictures(before, after),
    isReformatted:
      before !== undefined &&
      after !== undefined &&
      a === b &&
      JSON.stringify(before) !== JSON.stringify(after),
  };
}

function comparePictures(before: Document | undefined, after: Document | undefined) {
  return diffArrays(before ? pictureIds(before) : [], after ? pictureIds(after) : []).flatMap(
    ({ value, added, removed }) =>
      value.map((mediaId) => ({
        mediaId,
        change: changeOf({ added, removed }),
      })),
  );
}

const textOf = (block: Document | undefined): string =>
  block ? documentText({ type: "doc", content: [block] }) : "";

type Pair = [Document | undefined, Document | undefined];

// The pairs in order that share the most words: a paragraph that was edited stands beside its old self.
function pairsOf(before: Document[], after: Document[]): Pair[] {
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
