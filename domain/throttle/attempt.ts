import { eq, lt } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { throttles } from "#db/schema.ts";

export type Limit = { most: number; windowMs: number };

/**
 * Counts one attempt under a key and says whether it lies within the limit: at most `most` in a window that starts
 * with the first one. A refused attempt counts too. Keys that name a person are to be hashed by the caller.
 */
export function countAttempt(tx: Tx, key: string, { most, windowMs }: Limit, now: number): boolean {
  tx.delete(throttles).where(lt(throttles.resetAt, now)).run();
  const row = tx.select().from(throttles).where(eq(throttles.key, key)).all()[0];
  if (!row) {
    tx.insert(throttles)
      .values({ key, count: 1, resetAt: now + windowMs })
      .run();
    return most > 0;
  }
  tx.update(throttles)
    .set({ count: row.count + 1 })
    .where(eq(throttles.key, key))
    .run();
  return row.count < most;
}

/** Whether a key's limit is used up, so that one more attempt would be refused; counts nothing. */
export function isSpent(tx: Tx, key: string, { most }: Limit, now: number): boolean {
  const row = tx.select().from(throttles).where(eq(throttles.key, key)).all()[0];
  return row !== undefined && row.resetAt >= now && row.count >= most;
}

/** Forgets the attempts under a key, as after a success. */
export function forgetAttempts(tx: Tx, key: string): void {
  tx.delete(throttles).where(eq(throttles.key, key)).run();
}
