import { eq } from "drizzle-orm";
import { type Tx, write } from "#db/client.ts";
import { subscribers } from "#db/schema/subscribers.ts";
import { recordAudit } from "../audit/record.ts";
import { NotFound } from "../errors.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { suppressAddress } from "../suppression/suppress.ts";
import { findByToken } from "./tokens.ts";

/**
 * Forgets the subscriber whose link this is: nothing of them stays but the hash of their address, so that no list brings
 * it back. Gives false for a link that is not one of ours.
 */
export function forgetOneself(token: string, now: number): boolean {
  return write((tx) => {
    const subscriber = findByToken(token, ["preferences"], now, tx);
    if (!subscriber) return false;
    erase(tx, subscriber, now);
    recordAudit(tx, { at: now, verb: "subscribers.forget", subject: `subscriber:${subscriber.id}` });
    return true;
  });
}

/** As forgetOneself, for a reader who asked the newsroom. Throws Forbidden, NotFound. */
export function forgetSubscriber(actor: Actor, id: string, now: number): void {
  authorize(actor, "subscribers.edit");
  write((tx) => {
    const subscriber = tx
      .select({ id: subscribers.id, addressHash: subscribers.addressHash })
      .from(subscribers)
      .where(eq(subscribers.id, id))
      .all()[0];
    if (!subscriber) throw new NotFound("subscriber");
    erase(tx, subscriber, now);
    recordAudit(tx, { at: now, actor, verb: "subscribers.forget", subject: `subscriber:${id}` });
  });
}

// Tokens and waiting mails go with the row.
function erase(tx: Tx, { id, addressHash }: { id: string; addressHash: string }, now: number): void {
  tx.delete(subscribers).where(eq(subscribers.id, id)).run();
  suppressAddress(tx, { addressHash, reason: "forgotten", now });
}
