import { eq } from "drizzle-orm";
import { type Tx, write } from "#db/client.ts";
import { articles } from "#db/schema/articles.ts";
import { recordAudit } from "../audit/record.ts";
import { NotFound } from "../errors.ts";
import { newestContent } from "../revisions/newest.ts";
import { indexArticle } from "../search/index-article.ts";
import { indexDraft } from "../search/index-draft.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { freeSlug } from "./references.ts";
import { writeContent } from "./write-content.ts";

/** Takes a published article from readers, or a scheduled one from the schedule; its text stays. Throws Forbidden, NotFound. */
export function withdrawArticle(actor: Actor, id: string, now: number): void {
  authorize(actor, "articles.withdraw");
  write((tx) => {
    takeFromReaders(tx, id, now);
    recordAudit(tx, { at: now, actor, verb: "articles.withdraw", subject: `article:${id}` });
  });
}

/** The statements of a withdrawal. A change that waited is the article's text from now on. Throws NotFound. */
export function takeFromReaders(tx: Tx, id: string, now: number): void {
  const before = tx.select().from(articles).where(eq(articles.id, id)).all()[0];
  if (before?.status !== "published" && before?.status !== "scheduled") throw new NotFound(`article ${id}`);
  tx.update(articles)
    .set({ status: "withdrawn", scheduledAt: null, withdrawAt: null, pendingAt: null })
    .where(eq(articles.id, id))
    .run();
  const waiting = before.pendingAt === null ? undefined : newestContent(id, tx);
  if (waiting) {
    const slug = freeSlug(tx, { ...waiting, id });
    writeContent(tx, { ...before, status: "withdrawn" }, { ...waiting, slug }, now);
  }
  indexArticle(tx, id);
  indexDraft(tx, id);
}
