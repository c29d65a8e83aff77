import type { ComparedBlock } from "./blocks.ts";

/** Blocks in reading order that are shown, or folded away because nothing changed in them or beside them. */
export type Run = { isFolded: boolean; blocks: ComparedBlock[] };

// Fewer than this many are read faster than unfolded.
const fewestFolded = 3;

/** Cuts a comparison so that of what did not change only the block before and the one after each change stay in sight. */
export function foldUnchanged(blocks: ComparedBlock[]): Run[] {
  const near = blocks.map((_, at) => blocks.slice(Math.max(0, at - 1), at + 2).some(isChanged));
  const runs: Run[] = [];
  for (const [at, block] of blocks.entries()) {
    const isFolded = near[at] === false;
    const last = runs.at(-1);
    if (last?.isFolded === isFolded) last.blocks.push(block);
    else runs.push({ isFolded, blocks: [block] });
  }
  return runs.map((run) => ({ ...run, isFolded: run.isFolded && run.blocks.length >= fewestFolded }));
}

/** Whether a block's words, pictures or form differ between the two texts. */
export function isChanged({ pieces, pictures, isReformatted }: ComparedBlock): boolean {
  return isReformatted || [...pieces, ...pictures].some(({ change }) => change !== "same");
}
