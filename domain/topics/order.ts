import { asc, eq } from "drizzle-orm";
import { write } from "#db/client.ts";
import { topics } from "#db/schema.ts";
import { recordAudit } from "../audit/record.ts";
import { type Actor, authorize } from "../staff/permissions.ts";

/** Puts the topics into this order; those that are not named keep theirs, after the others. Throws Forbidden. */
export function orderTopics(actor: Actor, ids: string[], now: number): void {
  authorize(actor, "topics.edit");
  write((tx) => {
    const before = tx
      .select({ id: topics.id })
      .from(topics)
      .orderBy(asc(topics.position), asc(topics.id))
      .all()
      .map(({ id }) => id);
    const named = ids.filter((id) => before.includes(id));
    const after = [...new Set([...named, ...before])];
    after.forEach((id, position) => {
      tx.update(topics).set({ position }).where(eq(topics.id, id)).run();
    });
    recordAudit(tx, { at: now, actor, verb: "topics.order" });
  });
}
