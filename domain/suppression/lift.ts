import { and, eq } from "drizzle-orm";
import { type Tx, write } from "#db/client.ts";
import { suppressions } from "#db/schema/subscribers.ts";
import { recordAudit } from "../audit/record.ts";
import { NotFound } from "../errors.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { checkWhy } from "./why.ts";

/**
 * Takes an address off the list, so that mail may go to it again; `why` is kept in the audit. Throws Forbidden, Invalid
 * on "why", NotFound.
 */
export function liftSuppression(
  actor: Actor,
  { addressHash, why }: { addressHash: string; why: string },
  now: number,
): void {
  authorize(actor, "suppression.edit");
  const said = checkWhy(why);
  write((tx) => {
    const [lifted] = tx
      .delete(suppressions)
      .where(eq(suppressions.addressHash, addressHash))
      .returning({ reason: suppressions.reason })
      .all();
    if (!lifted) throw new NotFound("suppression");
    recordAudit(tx, {
      at: now,
      actor,
      verb: "suppression.lift",
      subject: `address:${addressHash}`,
      detail: { reason: lifted.reason, why: said },
    });
  });
}

/** Ends what a reader's wish to be forgotten left behind, once they themselves came back. */
export function liftForgotten(tx: Tx, addressHash: string): void {
  tx.delete(suppressions)
    .where(and(eq(suppressions.addressHash, addressHash), eq(suppressions.reason, "forgotten")))
    .run();
}
