import { and, eq, gt, inArray, isNull, lte } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { db } from "#db/client.ts";
import { subscribers, subscriberTokens } from "#db/schema.ts";
import { tokenHash } from "../tokens.ts";
import { readLinkToken } from "./link-token.ts";

export type Purpose = "confirm" | "unsubscribe" | "preferences";

const day = 24 * 60 * 60 * 1000;
// A link that ends a subscription must work for as long as the mail that carries it may be kept.
const lifeMs: Record<Purpose, number> = {
  confirm: 2 * day,
  unsubscribe: 3650 * day,
  preferences: 3650 * day,
};

const columns = {
  id: subscribers.id,
  state: subscribers.state,
  lang: subscribers.lang,
  addressSealed: subscribers.addressSealed,
  consentAt: subscribers.consentAt,
  consentPage: subscribers.consentPage,
};

/** Stores a token's hash, for one purpose; the token itself exists in what is mailed alone. */
export function storeToken(
  tx: Tx,
  { token, subscriberId, purpose }: { token: string; subscriberId: string; purpose: Purpose },
  now: number,
): void {
  tx.insert(subscriberTokens)
    .values({
      hash: tokenHash(token),
      subscriberId,
      purpose,
      createdAt: now,
      expiresAt: now + lifeMs[purpose],
    })
    .run();
}

/**
 * The subscriber whose unused, unexpired token of one of the purposes this is, or undefined. The links of a newsletter
 * issue carry tokens of which nothing is stored (see link-token.ts).
 */
export function findByToken(
  token: string,
  purposes: Purpose[],
  now: number,
  connection: Pick<Tx, "select"> = db(),
) {
  const link = readLinkToken(token);
  if (link) {
    if (!purposes.includes(link.purpose)) return undefined;
    return connection.select(columns).from(subscribers).where(eq(subscribers.id, link.subscriberId)).all()[0];
  }
  return connection
    .select(columns)
    .from(subscriberTokens)
    .innerJoin(subscribers, eq(subscribers.id, subscriberTokens.subscriberId))
    .where(
      and(
        eq(subscriberTokens.hash, tokenHash(token)),
        inArray(subscriberTokens.purpose, purposes),
        isNull(subscriberTokens.usedAt),
        gt(subscriberTokens.expiresAt, now),
      ),
    )
    .all()[0];
}

/** Ends every confirmation link of a subscriber. */
export function endConfirmations(tx: Tx, subscriberId: string): void {
  tx.delete(subscriberTokens)
    .where(and(eq(subscriberTokens.subscriberId, subscriberId), eq(subscriberTokens.purpose, "confirm")))
    .run();
}

/** Forgets tokens that expired. */
export function forgetExpiredTokens(tx: Tx, now: number): void {
  tx.delete(subscriberTokens).where(lte(subscriberTokens.expiresAt, now)).run();
}
