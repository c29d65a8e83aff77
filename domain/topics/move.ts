import { asc, eq } from "drizzle-orm";
import { write } from "#db/client.ts";
import { topics } from "#db/schema.ts";
import { recordAudit } from "../audit/record.ts";
import { NotFound } from "../errors.ts";
import { type Actor, authorize } from "../staff/permissions.ts";

/** Moves a topic to a place in the order that readers see, 0 for the first; where there is none it stays. Throws Forbidden, NotFound. */
export function moveTopic(actor: Actor, { id, to }: { id: string; to: number }, now: number): void {
  authorize(actor, "topics.edit");
  write((tx) => {
    const before = tx
      .select({ id: topics.id, position: topics.position })
      .from(topics)
      .orderBy(asc(topics.position), asc(topics.id))
      .all();
    const from = before.findIndex((topic) => topic.id === id);
    const moved = before[from];
    if (!moved) throw new NotFound(`topic ${id}`);
    if (to === from || !(to in before)) return;
    const after = before.toSpliced(from, 1).toSpliced(to, 0, moved);
    after.forEach((topic, position) => {
      if (topic.position !== position)
        tx.update(topics).set({ position }).where(eq(topics.id, topic.id)).run();
    });
    const detail = { direction: to < from ? "up" : "down" };
    recordAudit(tx, { at: now, actor, verb: "topics.move", subject: `topic:${id}`, detail });
  });
}
