import { count, eq } from "drizzle-orm";
import { write } from "#db/client.ts";
import { articles } from "#db/schema/articles.ts";
import { topics } from "#db/schema/site.ts";
import { recordAudit } from "../audit/record.ts";
import { Invalid, NotFound } from "../errors.ts";
import { type Actor, authorize } from "../staff/permissions.ts";

/** Deletes a topic that no article has, drafts included. Throws Forbidden, NotFound, Invalid ("topicInUse" on "form"). */
export function deleteTopic(actor: Actor, id: string, now: number): void {
  authorize(actor, "topics.edit");
  write((tx) => {
    const [used] = tx.select({ n: count() }).from(articles).where(eq(articles.topicId, id)).all();
    if (used && used.n > 0) throw new Invalid({ form: { key: "topicInUse", values: { count: used.n } } });
    const { changes } = tx.delete(topics).where(eq(topics.id, id)).run();
    if (changes === 0) throw new NotFound(`topic ${id}`);
    recordAudit(tx, { at: now, actor, verb: "topics.delete", subject: `topic:${id}` });
  });
}
