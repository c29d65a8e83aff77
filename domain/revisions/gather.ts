import { minute } from "../durations.ts";
import type { Revision } from "./list.ts";

/** Revisions that stand as one in a list: the newest of them, and the older ones behind it, the newest first. */
export type Gathered = { shown: Revision; others: Revision[] };

// The interface's texts say how long it is.
const gatheredMs = 10 * minute;

// Fewer than this many are read faster than unfolded.
const fewestFolded = 2;

/**
 * Gathers the autosaves of one person's ten minutes, which look alike, behind the newest of them. What was named, saved by
 * hand, published, restored or set aside stands by itself. Takes revisions as a list has them, the newest first.
 */
export function gatherAutosaves(rows: Revision[]): Gathered[] {
  const all: Gathered[] = [];
  for (const row of rows) {
    const last = all.at(-1);
    if (last && belongs(row, last.shown)) last.others.push(row);
    else all.push({ shown: row, others: [] });
  }
  return all.flatMap(({ shown, others }) =>
    others.length < fewestFolded
      ? [shown, ...others].map((row) => ({ shown: row, others: [] }))
      : [{ shown, others }],
  );
}

function belongs(row: Revision, newest: Revision): boolean {
  const isAlike = [row, newest].every(({ kind, name }) => kind === "autosave" && name === "");
  const isNear = newest.savedAt - row.savedAt <= gatheredMs;
  return isAlike && isNear && row.savedBy === newest.savedBy;
}
