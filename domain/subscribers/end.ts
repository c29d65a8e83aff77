import { eq } from "drizzle-orm";
import { write } from "#db/client.ts";
import { subscribers } from "#db/schema/subscribers.ts";
import { recordAudit } from "../audit/record.ts";
import { NotFound } from "../errors.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { checkWhy } from "../suppression/why.ts";
import { endConfirmations } from "./tokens.ts";

/** Ends a subscription for a reader who asked the newsroom. Throws Forbidden, Invalid on "why", NotFound. */
export function endSubscription(actor: Actor, { id, why }: { id: string; why: string }, now: number): void {
  authorize(actor, "subscribers.edit");
  const said = checkWhy(why);
  write((tx) => {
    const { changes } = tx
      .update(subscribers)
      .set({ state: "unsubscribed", unsubscribedAt: now })
      .where(eq(subscribers.id, id))
      .run();
    if (changes === 0) throw new NotFound("subscriber");
    endConfirmations(tx, id);
    recordAudit(tx, {
      at: now,
      actor,
      verb: "subscribers.end",
      subject: `subscriber:${id}`,
      detail: { why: said },
    });
  });
}
