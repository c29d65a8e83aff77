import { eq, lt } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { throttles } from "#db/schema/server.ts";
import { clockSlackMs } from "../durations.ts";
import { askToWait } from "../request.ts";

type Limit = { most: number; windowMs: number };

/**
 * Counts one attempt under a key and says whether it lies within the limit: at most `most` in a window that starts
 * with the first one. A refused attempt counts too. Keys that name a person are to be hashed by the caller.
 */
export function countAttempt(tx: Tx, key: string, limit: Limit, now: number): boolean {
  return addAttempts(tx, key, 1, limit, now) === 0;
}

/** Counts several attempts at once; gives 0 when they lie within the limit, else the milliseconds until its window ends. */
export function addAttempts(
  tx: Tx,
  key: string,
  added: number,
  { most, windowMs }: Limit,
  now: number,
): number {
  const { count, resetAt } = addWithin(tx, { key, added, windowMs }, now);
  if (count <= most) return 0;
  const waitMs = Math.max(1, resetAt - now);
  askToWait(waitMs);
  return waitMs;
}

/** Counts one more under a key and gives how many there were in its window, which starts with the first; refuses nothing. */
export function countWithin(tx: Tx, key: string, windowMs: number, now: number): number {
  return addWithin(tx, { key, added: 1, windowMs }, now).count;
}

/** Whether a key's limit is used up, so that one more attempt would be refused; counts nothing. */
export function isSpent(tx: Tx, key: string, { most, windowMs }: Limit, now: number): boolean {
  const row = findOpen(tx, { key, windowMs }, now);
  const isFull = row !== undefined && row.count >= most;
  if (isFull) askToWait(row.resetAt - now);
  return isFull;
}

/** Forgets the attempts under a key, as after a success. */
export function forgetAttempts(tx: Tx, key: string): void {
  tx.delete(throttles).where(eq(throttles.key, key)).run();
}

function addWithin(
  tx: Tx,
  { key, added, windowMs }: { key: string; added: number; windowMs: number },
  now: number,
): { count: number; resetAt: number } {
  tx.delete(throttles).where(lt(throttles.resetAt, now)).run();
  const row = findOpen(tx, { key, windowMs }, now);
  const count = (row?.count ?? 0) + added;
  const resetAt = row?.resetAt ?? now + windowMs;
  tx.insert(throttles)
    .values({ key, count, resetAt })
    .onConflictDoUpdate({ target: throttles.key, set: { count, resetAt } })
    .run();
  return { count, resetAt };
}

// A window that ends later than one that begins now was begun by a clock that has been set back since.
function findOpen(tx: Tx, { key, windowMs }: { key: string; windowMs: number }, now: number) {
  const row = tx.select().from(throttles).where(eq(throttles.key, key)).all()[0];
  return row && row.resetAt >= now && row.resetAt <= now + windowMs + clockSlackMs ? row : undefined;
}
