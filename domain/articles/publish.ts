import { and, eq, lte, ne, sql } from "drizzle-orm";
import { prepared, type Tx, write } from "#db/client.ts";
import { articles } from "#db/schema.ts";
import { recordAudit } from "../audit/record.ts";
import { Invalid } from "../errors.ts";
import { relateArticle } from "../related/relate.ts";
import { indexArticle } from "../search/index-article.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { type ArticleInput, checkArticle } from "./article-input.ts";
import { applySave, requirePublishable, type Saved } from "./save.ts";

/** Saves an article and shows it to readers, in one transaction. Throws like saveArticle; Invalid on what is missing. */
export function publishArticle(actor: Actor, input: ArticleInput, now: number): Saved {
  authorize(actor, "articles.publish");
  const article = checkArticle(input);
  requirePublishable(article);
  return write((tx) => {
    const saved = applySave(tx, actor, article, now);
    showToReaders(tx, article.id, now);
    recordAudit(tx, { at: now, actor, verb: "articles.publish", subject: `article:${article.id}` });
    return saved;
  });
}

/** Saves an article and has it published at a later instant. Throws like publishArticle; Invalid on "scheduledAt". */
export function scheduleArticle(actor: Actor, input: ArticleInput, scheduledAt: number, now: number): Saved {
  authorize(actor, "articles.publish");
  const article = checkArticle(input);
  requirePublishable(article);
  if (!Number.isFinite(scheduledAt)) throw new Invalid({ scheduledAt: "required" });
  if (scheduledAt <= now) throw new Invalid({ scheduledAt: "inPast" });
  return write((tx) => {
    const saved = applySave(tx, actor, article, now);
    const { changes } = tx
      .update(articles)
      .set({ status: "scheduled", scheduledAt })
      .where(and(eq(articles.id, article.id), ne(articles.status, "published")))
      .run();
    if (changes === 0) throw new Invalid({ form: "alreadyPublished" });
    recordAudit(tx, {
      at: now,
      actor,
      verb: "articles.schedule",
      subject: `article:${article.id}`,
      detail: { scheduledAt },
    });
    return saved;
  });
}

const due = prepared((connection) =>
  connection
    .select({ id: articles.id })
    .from(articles)
    .where(and(eq(articles.status, "scheduled"), lte(articles.scheduledAt, sql.placeholder("now"))))
    .prepare(),
);

/** Publishes every scheduled article whose instant has come; gives how many. Safe in several processes at once. */
export function publishDueArticles(now: number): number {
  if (due().all({ now }).length === 0) return 0;
  return write((tx) => {
    const articlesDue = due().all({ now });
    for (const { id } of articlesDue) {
      showToReaders(tx, id, now);
      recordAudit(tx, {
        at: now,
        verb: "articles.publish",
        subject: `article:${id}`,
        detail: { scheduled: true },
      });
    }
    return articlesDue.length;
  });
}

// The first publishing keeps its instant: an article that was withdrawn and comes back is not news again.
function showToReaders(tx: Tx, id: string, now: number): void {
  const before = tx
    .select({ publishedAt: articles.publishedAt, status: articles.status })
    .from(articles)
    .where(eq(articles.id, id))
    .all()[0];
  tx.update(articles)
    .set({ status: "published", scheduledAt: null, publishedAt: before?.publishedAt ?? now })
    .where(eq(articles.id, id))
    .run();
  relateArticle(tx, id);
  indexArticle(tx, id);
}
