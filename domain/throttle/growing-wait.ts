import { eq, lt } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { throttles } from "#db/schema/server.ts";
import { clockSlackMs, minute } from "../durations.ts";
import { Invalid } from "../errors.ts";
import { askToWait } from "../request.ts";
import { forgetAttempts } from "./attempt.ts";

/** So many tries are free; after that each must wait twice as long as the one before. Durations in milliseconds. */
export type GrowingWait = { free: number; firstMs: number; mostMs: number; forgetMs: number };

/**
 * Takes one try under each of the keys and gives 0; or, while one of them must wait, takes none and gives for how many
 * milliseconds. A success is to be forgotten (forgetAttempts); otherwise tries are, `forgetMs` after the last wait's end.
 */
export function takeTry(tx: Tx, keys: [key: string, rule: GrowingWait][], now: number): number {
  tx.delete(throttles).where(lt(throttles.resetAt, now)).run();
  // A wait beyond the longest was begun by a clock that has been set back since.
  for (const [key, { mostMs }] of keys) {
    if (nextWait(tx, [[key]], now) > mostMs + clockSlackMs) forgetAttempts(tx, key);
  }
  const waitMs = nextWait(tx, keys, now);
  askToWait(waitMs);
  if (waitMs > 0) return waitMs;
  for (const [key, rule] of keys) {
    const count = (findRow(tx, key)?.count ?? 0) + 1;
    const openAt = now + waitAfter(count, rule);
    const next = { count, openAt, resetAt: openAt + rule.forgetMs };
    tx.insert(throttles)
      .values({ key, ...next })
      .onConflictDoUpdate({ target: throttles.key, set: next })
      .run();
  }
  return 0;
}

/** For how many milliseconds the next try under these keys must wait; takes none. */
export function nextWait(tx: Tx, keys: [key: string, ...unknown[]][], now: number): number {
  return Math.max(0, ...keys.map(([key]) => (findRow(tx, key)?.openAt ?? 0) - now));
}

/** What a form says while its tries must wait. */
export function throttled(waitMs: number): Invalid {
  return new Invalid({ form: { key: "waitMinutes", values: { minutes: Math.ceil(waitMs / minute) } } });
}

function findRow(tx: Tx, key: string) {
  return tx.select().from(throttles).where(eq(throttles.key, key)).all()[0];
}

function waitAfter(count: number, { free, firstMs, mostMs }: GrowingWait): number {
  return count < free ? 0 : Math.min(mostMs, firstMs * 2 ** (count - free));
}
