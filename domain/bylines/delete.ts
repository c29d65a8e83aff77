import { count, eq } from "drizzle-orm";
import { write } from "#db/client.ts";
import { articleBylines } from "#db/schema/articles.ts";
import { bylines } from "#db/schema/site.ts";
import { recordAudit } from "../audit/record.ts";
import { Invalid, NotFound } from "../errors.ts";
import { type Actor, authorize } from "../staff/permissions.ts";

/** Deletes a byline that no article carries, drafts included. Throws Forbidden, NotFound, Invalid ("bylineInUse" on "form"). */
export function deleteByline(actor: Actor, id: string, now: number): void {
  authorize(actor, "bylines.edit");
  write((tx) => {
    const [used] = tx
      .select({ n: count() })
      .from(articleBylines)
      .where(eq(articleBylines.bylineId, id))
      .all();
    if (used && used.n > 0) throw new Invalid({ form: { key: "bylineInUse", values: { count: used.n } } });
    const { changes } = tx.delete(bylines).where(eq(bylines.id, id)).run();
    if (changes === 0) throw new NotFound(`byline ${id}`);
    recordAudit(tx, { at: now, actor, verb: "bylines.delete", subject: `byline:${id}` });
  });
}
