import { and, desc, eq } from "drizzle-orm";
import { db, type Tx, write } from "#db/client.ts";
import { subscribers, suppressions } from "#db/schema/subscribers.ts";
import { recordAudit } from "../audit/record.ts";
import { Invalid, NotFound } from "../errors.ts";
import { isAfterKey, type Paged, pageOf, readKey } from "../paging.ts";
import { collect } from "../problems.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { type SuppressionReason, suppressAddress } from "../suppression/suppress.ts";
import { checkWhy } from "../suppression/why.ts";
import { addressHashOf, checkAddress, openAddress } from "./address.ts";
import { pageRows } from "./list.ts";

/** An address that is never written to. Its hash is all that is known of it, unless it is also a subscriber's. */
export type SuppressedAddress = {
  id: string;
  reason: SuppressionReason;
  detail: string;
  createdAt: number;
  subscriber: { id: string; address: string } | undefined;
};

/** The addresses that are never written to, newest first; by choice those of one reason. Throws Forbidden. */
export function listSuppressed(
  actor: Actor,
  { reason, after }: { reason?: SuppressionReason; after?: string } = {},
): Paged<SuppressedAddress> {
  authorize(actor, "subscribers.read");
  const rows = db()
    .select({
      id: suppressions.addressHash,
      reason: suppressions.reason,
      detail: suppressions.detail,
      createdAt: suppressions.createdAt,
      subscriberId: subscribers.id,
      addressSealed: subscribers.addressSealed,
    })
    .from(suppressions)
    .leftJoin(subscribers, eq(subscribers.addressHash, suppressions.addressHash))
    .where(
      and(
        reason ? eq(suppressions.reason, reason) : undefined,
        isAfterKey(suppressions.createdAt, suppressions.addressHash, readKey(after)),
      ),
    )
    .orderBy(desc(suppressions.createdAt), desc(suppressions.addressHash))
    .limit(pageRows + 1)
    .all()
    .map(({ subscriberId, addressSealed, ...row }) => ({
      ...row,
      subscriber:
        subscriberId && addressSealed
          ? { id: subscriberId, address: openAddress(addressSealed, subscriberId) }
          : undefined,
    }));
  return pageOf(rows, ({ createdAt }) => createdAt, pageRows);
}

/** Puts an address on the list of those that are never written to. Throws Forbidden, Invalid (email, why). */
export function suppressByHand(
  actor: Actor,
  { email, why }: { email: string; why: string },
  now: number,
): void {
  authorize(actor, "suppression.edit");
  const problems: Invalid["fields"] = {};
  const address = collect(problems, () => checkAddress(email));
  const detail = collect(problems, () => checkWhy(why));
  if (address === undefined || detail === undefined) throw new Invalid(problems);
  const addressHash = addressHashOf(address);
  write((tx) => suppress(tx, { actor, addressHash, detail, now }));
}

/** As suppressByHand, for a subscriber's address. Throws Forbidden, Invalid on "why", NotFound. */
export function suppressOfSubscriber(
  actor: Actor,
  { id, why }: { id: string; why: string },
  now: number,
): void {
  authorize(actor, "suppression.edit");
  const detail = checkWhy(why);
  write((tx) => {
    const row = tx
      .select({ addressHash: subscribers.addressHash })
      .from(subscribers)
      .where(eq(subscribers.id, id))
      .all()[0];
    if (!row) throw new NotFound("subscriber");
    suppress(tx, { actor, addressHash: row.addressHash, detail, now });
  });
}

type ByHand = { actor: Actor; addressHash: string; detail: string; now: number };

function suppress(tx: Tx, { actor, addressHash, detail, now }: ByHand): void {
  suppressAddress(tx, { addressHash, reason: "by-hand", detail, now });
  const subject = `address:${addressHash}`;
  recordAudit(tx, { at: now, actor, verb: "suppression.add", subject, detail: { why: detail } });
}
