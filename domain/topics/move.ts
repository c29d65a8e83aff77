import { asc, eq } from "drizzle-orm";
import { write } from "#db/client.ts";
import { topics } from "#db/schema.ts";
import { recordAudit } from "../audit/record.ts";
import { NotFound } from "../errors.ts";
import { type Actor, authorize } from "../staff/permissions.ts";

/** Moves a topic one place up or down in the order that readers see; at its end it stays. Throws Forbidden, NotFound. */
export function moveTopic(
  actor: Actor,
  { id, direction }: { id: string; direction: "up" | "down" },
  now: number,
): void {
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
    const to = direction === "up" ? from - 1 : from + 1;
    if (to < 0 || to >= before.length) return;
    const after = before.toSpliced(from, 1).toSpliced(to, 0, moved);
    after.forEach((topic, position) => {
      if (topic.position !== position)
        tx.update(topics).set({ position }).where(eq(topics.id, topic.id)).run();
    });
    recordAudit(tx, { at: now, actor, verb: "topics.move", subject: `topic:${id}`, detail: { direction } });
  });
}
