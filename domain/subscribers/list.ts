import { and, desc, eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { subscribers, suppressions } from "#db/schema/subscribers.ts";
import { isAfterKey, type Paged, pageOf, readKey } from "../paging.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import type { SuppressionReason } from "../suppression/suppress.ts";
import { openAddress } from "./address.ts";

export type SubscriberState = "pending" | "confirmed" | "unsubscribed";
export const subscriberStates: SubscriberState[] = ["confirmed", "pending", "unsubscribed"];

/** A subscriber as lists show them. */
export type ListedSubscriber = {
  id: string;
  address: string;
  lang: string;
  state: SubscriberState;
  createdAt: number;
  /** Why no mail goes to them, whatever their state. */
  suppressed: SuppressionReason | null;
};

export const pageRows = 50;

export const listedColumns = {
  id: subscribers.id,
  addressSealed: subscribers.addressSealed,
  lang: subscribers.lang,
  state: subscribers.state,
  createdAt: subscribers.createdAt,
  suppressed: suppressions.reason,
};

/**
 * The subscribers in a state, and by choice of one language, newest first; `after` is the key from the last page's `next`.
 * Throws Forbidden.
 */
export function listSubscribers(
  actor: Actor,
  { state, lang, after }: { state: SubscriberState; lang?: string; after?: string },
): Paged<ListedSubscriber> {
  authorize(actor, "subscribers.read");
  const rows = db()
    .select(listedColumns)
    .from(subscribers)
    .leftJoin(suppressions, eq(suppressions.addressHash, subscribers.addressHash))
    .where(
      and(
        eq(subscribers.state, state),
        lang ? eq(subscribers.lang, lang) : undefined,
        isAfterKey(subscribers.createdAt, subscribers.id, readKey(after)),
      ),
    )
    .orderBy(desc(subscribers.createdAt), desc(subscribers.id))
    .limit(pageRows + 1)
    .all();
  return pageOf(rows.map(opened), ({ createdAt }) => createdAt, pageRows);
}

/** A listed row with its address in place of the sealed one. */
export function opened<T extends { id: string; addressSealed: Buffer }>({ addressSealed, ...row }: T) {
  return { ...row, address: openAddress(addressSealed, row.id) };
}
