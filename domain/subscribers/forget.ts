import { and, eq, lt } from "drizzle-orm";
import { write } from "#db/client.ts";
import { subscribers } from "#db/schema.ts";
import { forgetExpiredTokens } from "./tokens.ts";

const keepMs = 7 * 24 * 60 * 60 * 1000;

/** Forgets addresses that nobody confirmed within a week of the last sign-up, and expired tokens. Gives how many. */
export function forgetUnconfirmed(now: number): number {
  return write((tx) => {
    forgetExpiredTokens(tx, now);
    return tx
      .delete(subscribers)
      .where(and(eq(subscribers.state, "pending"), lt(subscribers.consentAt, now - keepMs)))
      .run().changes;
  });
}
