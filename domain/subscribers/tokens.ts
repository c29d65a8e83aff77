import { and, eq, gt, inArray, isNull, lte } from "drizzle-orm";
import { db, type Tx } from "#db/client.ts";
import { subscribers, subscriberTokens } from "#db/schema/subscribers.ts";
import { day } from "../durations.ts";
import { openSealed, seal } from "../keys/seal.ts";
import { tokenHash } from "../tokens.ts";
import { readLinkToken } from "./link-token.ts";

export type Purpose = "confirm" | "unsubscribe" | "preferences" | "change";

// A link that ends a subscription must work for as long as the mail that carries it may be kept.
const lifeMs: Record<Purpose, number> = {
  confirm: 2 * day,
  unsubscribe: 3650 * day,
  preferences: 3650 * day,
  change: 2 * day,
};
// An invitation that staff send to many may leave late and be read later.
const invitationLifeMs = 7 * day;

type NewToken = {
  token: string;
  subscriberId: string;
  purpose: Purpose;
  /** The address that the token was mailed to, where it is not the subscriber's yet. */
  newAddress?: string;
  isInvitation?: boolean;
};

const columns = {
  id: subscribers.id,
  state: subscribers.state,
  lang: subscribers.lang,
  addressSealed: subscribers.addressSealed,
  addressHash: subscribers.addressHash,
  consentAt: subscribers.consentAt,
  consentPage: subscribers.consentPage,
};

/** Stores a token's hash, for one purpose; the token itself exists in what is mailed alone. */
export function storeToken(
  tx: Tx,
  { token, subscriberId, purpose, newAddress, isInvitation }: NewToken,
  now: number,
): void {
  const hash = tokenHash(token);
  tx.insert(subscriberTokens)
    .values({
      hash,
      subscriberId,
      purpose,
      addressSealed: newAddress === undefined ? null : seal(newAddress, newAddressContext(hash)),
      createdAt: now,
      expiresAt: now + (isInvitation ? invitationLifeMs : lifeMs[purpose]),
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

/** Ends every link of a subscriber that waits for its button to be pressed once. */
export function endConfirmations(tx: Tx, subscriberId: string): void {
  tx.delete(subscriberTokens)
    .where(
      and(
        eq(subscriberTokens.subscriberId, subscriberId),
        inArray(subscriberTokens.purpose, ["confirm", "change"]),
      ),
    )
    .run();
}

/** The address that an unused, unexpired token of the purpose "change" was mailed to, or undefined. */
export function findNewAddress(
  token: string,
  now: number,
  connection: Pick<Tx, "select"> = db(),
): string | undefined {
  const hash = tokenHash(token);
  const row = connection
    .select({ addressSealed: subscriberTokens.addressSealed })
    .from(subscriberTokens)
    .where(
      and(
        eq(subscriberTokens.hash, hash),
        eq(subscriberTokens.purpose, "change"),
        gt(subscriberTokens.expiresAt, now),
      ),
    )
    .all()[0];
  return row?.addressSealed ? openSealed(row.addressSealed, newAddressContext(hash)) : undefined;
}

/** What a token's new address is sealed for. */
export function newAddressContext(hash: string): string {
  return `token:${hash}`;
}

/** Forgets tokens that expired. */
export function forgetExpiredTokens(tx: Tx, now: number): void {
  tx.delete(subscriberTokens).where(lte(subscriberTokens.expiresAt, now)).run();
}
