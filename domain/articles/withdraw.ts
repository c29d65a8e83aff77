import { and, eq, inArray } from "drizzle-orm";
import { write } from "#db/client.ts";
import { articles } from "#db/schema.ts";
import { recordAudit } from "../audit/record.ts";
import { NotFound } from "../errors.ts";
import { indexArticle } from "../search/index-article.ts";
import { type Actor, authorize } from "../staff/permissions.ts";

/** Takes a published article from readers, or a scheduled one from the schedule; its text stays. Throws Forbidden, NotFound. */
export function withdrawArticle(actor: Actor, id: string, now: number): void {
  authorize(actor, "articles.withdraw");
  write((tx) => {
    const { changes } = tx
      .update(articles)
      .set({ status: "withdrawn", scheduledAt: null })
      .where(and(eq(articles.id, id), inArray(articles.status, ["published", "scheduled"])))
      .run();
    if (changes === 0) throw new NotFound(`article ${id}`);
    indexArticle(tx, id);
    recordAudit(tx, { at: now, actor, verb: "articles.withdraw", subject: `article:${id}` });
  });
}
