import { and, eq, gt, lt } from "drizzle-orm";
import { db, type Tx } from "#db/client.ts";
import { accountTokens } from "#db/schema/staff.ts";
import { minute } from "../durations.ts";
import { newToken, tokenHash } from "../tokens.ts";

export type Purpose = (typeof accountTokens.$inferSelect)["purpose"];

const lastsMs: Record<Purpose, number> = {
  "second-step": 15 * minute,
  reset: 60 * minute,
  "register-passkey": 10 * minute,
  "sign-in-passkey": 10 * minute,
  "prove-passkey": 10 * minute,
};

/** Notes a secret that is good once, for one purpose and for a time; a random one unless it is given. */
export function issueToken(
  tx: Tx,
  { purpose, staffId, token = newToken() }: { purpose: Purpose; staffId: string | null; token?: string },
  now: number,
): string {
  tx.delete(accountTokens).where(lt(accountTokens.expiresAt, now)).run();
  tx.insert(accountTokens)
    .values({ hash: tokenHash(token), purpose, staffId, expiresAt: now + lastsMs[purpose] })
    .run();
  return token;
}

/** Whose the secret is, while it is good for the purpose; undefined when it is not. */
export function findToken(
  purpose: Purpose,
  token: string,
  now: number,
): { staffId: string | null } | undefined {
  return db()
    .select({ staffId: accountTokens.staffId })
    .from(accountTokens)
    .where(good(purpose, token, now))
    .all()[0];
}

/** Spends a secret: as findToken, and of two who do so at once one gets it. */
export function spendToken(
  tx: Tx,
  purpose: Purpose,
  token: string,
  now: number,
): { staffId: string | null } | undefined {
  return tx
    .delete(accountTokens)
    .where(good(purpose, token, now))
    .returning({ staffId: accountTokens.staffId })
    .all()[0];
}

/** Ends a person's secrets for one purpose. */
export function endTokens(tx: Tx, purpose: Purpose, staffId: string): void {
  tx.delete(accountTokens)
    .where(and(eq(accountTokens.purpose, purpose), eq(accountTokens.staffId, staffId)))
    .run();
}

function good(purpose: Purpose, token: string, now: number) {
  return and(
    eq(accountTokens.hash, tokenHash(token)),
    eq(accountTokens.purpose, purpose),
    gt(accountTokens.expiresAt, now),
  );
}
