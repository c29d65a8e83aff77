import { write } from "#db/client.ts";
import { minute } from "../durations.ts";
import { lookupHash } from "../keys/seal.ts";
import { addAttempts } from "../throttle/attempt.ts";
import { networkOf } from "../throttle/network.ts";

// Ten a second: more than a newsroom behind one address types, less than a machine needs to keep ours busy.
export const searchLimit = { most: 600, windowMs: minute };
// Counted in memory and written so many at a time: a search must not wait for the disk.
const batch = 20;
const mostNetworks = 10_000;

// By the limit's key, which is a hash: no reader's network is kept as it is, and none for longer than a window.
const uncounted = new Map<string, number>();
const closedUntil = new Map<string, number>();

/** Counts a search that must be made anew, and gives 0, or for how many milliseconds its network must wait. */
export function takeSearch(address: string, now: number): number {
  const key = `search:${lookupHash(networkOf(address))}`;
  const waitMs = (closedUntil.get(key) ?? 0) - now;
  if (waitMs > 0) return waitMs;
  const count = (uncounted.get(key) ?? 0) + 1;
  // Bounded: what is forgotten lets somebody search a few times more.
  if (uncounted.size > mostNetworks) uncounted.clear();
  if (uncounted.size === 0) setTimeout(forget, searchLimit.windowMs).unref();
  uncounted.set(key, count % batch);
  return count < batch ? 0 : writeDown(key, count, now);
}

// Who must wait still is in the database too: the next batch of theirs hears of it again.
function forget(): void {
  uncounted.clear();
  closedUntil.clear();
}

function writeDown(key: string, count: number, now: number): number {
  const waitMs = whereThereIsRoom(() => write((tx) => addAttempts(tx, key, count, searchLimit, now))) ?? 0;
  if (closedUntil.size > mostNetworks) closedUntil.clear();
  if (waitMs > 0) closedUntil.set(key, now + waitMs);
  return waitMs;
}

// Readers search on while the disk takes nothing more; what is not counted then is forgotten.
function whereThereIsRoom<T>(count: () => T): T | undefined {
  try {
    return count();
  } catch (error) {
    if (!/^SQLITE_(?:FULL|READONLY|IOERR)/.test((error as { code?: string }).code ?? "")) throw error;
    return undefined;
  }
}
