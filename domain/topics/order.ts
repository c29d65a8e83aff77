import { asc, eq } from "drizzle-orm";
import { type Tx, write } from "#db/client.ts";
import { topics } from "#db/schema/site.ts";
import { recordAudit } from "../audit/record.ts";
import { NotFound } from "../errors.ts";
import { moved, reordered } from "../order.ts";
import { type Actor, authorize } from "../staff/permissions.ts";

/** Moves a topic to a place in the order that readers see, 0 for the first; where there is none it stays. Throws Forbidden, NotFound. */
export function moveTopic(actor: Actor, { id, to }: { id: string; to: number }, now: number): void {
  authorize(actor, "topics.edit");
  write((tx) => {
    const before = listIds(tx);
    const from = before.indexOf(id);
    if (from < 0) throw new NotFound(`topic ${id}`);
    const after = moved(before, id, to);
    if (after.indexOf(id) === from) return;
    place(tx, after);
    const detail = { direction: to < from ? "up" : "down" };
    recordAudit(tx, { at: now, actor, verb: "topics.move", subject: `topic:${id}`, detail });
  });
}

/** Puts the topics into this order; those that are not named keep theirs, after the others. Throws Forbidden. */
export function orderTopics(actor: Actor, ids: string[], now: number): void {
  authorize(actor, "topics.edit");
  write((tx) => {
    place(tx, reordered(listIds(tx), ids));
    recordAudit(tx, { at: now, actor, verb: "topics.order" });
  });
}

function listIds(tx: Tx): string[] {
  return tx
    .select({ id: topics.id })
    .from(topics)
    .orderBy(asc(topics.position), asc(topics.id))
    .all()
    .map(({ id }) => id);
}

function place(tx: Tx, ids: string[]): void {
  for (const [position, id] of ids.entries()) {
    tx.update(topics).set({ position }).where(eq(topics.id, id)).run();
  }
}
