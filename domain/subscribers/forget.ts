import { and, eq, lt, sql } from "drizzle-orm";
import { write } from "#db/client.ts";
import { subscribers } from "#db/schema/subscribers.ts";
import { day } from "../durations.ts";
import { forgetExpiredTokens } from "./tokens.ts";

const keepMs = 7 * day;
// An imported consent may be years old; its question is not.
const asked = sql`coalesce(${subscribers.mailedAt}, ${subscribers.createdAt})`;

/** Forgets addresses that nobody confirmed within a week of the last question, and expired tokens. Gives how many. */
export function forgetUnconfirmed(now: number): number {
  return write((tx) => {
    forgetExpiredTokens(tx, now);
    return tx
      .delete(subscribers)
      .where(and(eq(subscribers.state, "pending"), lt(asked, now - keepMs)))
      .run().changes;
  });
}
