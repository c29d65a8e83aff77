import { and, eq, inArray, ne } from "drizzle-orm";
import { write } from "#db/client.ts";
import { articles } from "#db/schema/articles.ts";
import { recordAudit } from "../audit/record.ts";
import { Invalid, NotFound } from "../errors.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { type ArticleInput, checkArticle } from "./article-input.ts";
import { applySave, requirePictures, requirePublishable, type Saved, settled } from "./save.ts";

/** When readers shall get an article, and when they shall stop seeing it (null: never). Instants in ms UTC. */
export type Times = { publishAt: number; withdrawAt?: number | null };

/**
 * Saves an article and has it published at a later instant, and withdrawn at another if one is given. Throws like
 * publishArticle; Invalid on "scheduledAt" and "withdrawAt".
 */
export function scheduleArticle(actor: Actor, input: ArticleInput, times: Times, now: number): Saved {
  authorize(actor, "articles.publish");
  const article = checkArticle(input);
  requirePublishable(article);
  const { publishAt, withdrawAt = null } = times;
  if (!Number.isFinite(publishAt)) throw new Invalid({ scheduledAt: "required" });
  if (publishAt <= now) throw new Invalid({ scheduledAt: "inPast" });
  if (withdrawAt !== null && withdrawAt <= publishAt) throw new Invalid({ withdrawAt: "beforePublishing" });
  return settled(
    write((tx) => {
      requirePictures(tx, article.body);
      const saved = applySave(tx, actor, article, { now, kind: "save", waits: true });
      if (!saved) return undefined;
      const { changes } = tx
        .update(articles)
        .set({ status: "scheduled", scheduledAt: publishAt, withdrawAt })
        .where(and(eq(articles.id, article.id), ne(articles.status, "published")))
        .run();
      if (changes === 0) throw new Invalid({ form: "alreadyPublished" });
      recordAudit(tx, {
        at: now,
        actor,
        verb: "articles.schedule",
        subject: `article:${article.id}`,
        detail: { scheduledAt: publishAt, ...(withdrawAt === null ? {} : { withdrawAt }) },
      });
      return saved;
    }),
  );
}

/**
 * Has a published or scheduled article withdrawn at a later instant, or, with null, not at all. Throws Forbidden,
 * NotFound; Invalid on "withdrawAt".
 */
export function scheduleWithdrawal(
  actor: Actor,
  { id, withdrawAt }: { id: string; withdrawAt: number | null },
  now: number,
): void {
  authorize(actor, "articles.withdraw");
  if (withdrawAt !== null && !Number.isFinite(withdrawAt)) throw new Invalid({ withdrawAt: "required" });
  if (withdrawAt !== null && withdrawAt <= now) throw new Invalid({ withdrawAt: "inPast" });
  write((tx) => {
    const article = tx
      .select({ scheduledAt: articles.scheduledAt })
      .from(articles)
      .where(and(eq(articles.id, id), inArray(articles.status, ["published", "scheduled"])))
      .all()[0];
    if (!article) throw new NotFound(`article ${id}`);
    if (withdrawAt !== null && withdrawAt <= (article.scheduledAt ?? 0)) {
      throw new Invalid({ withdrawAt: "beforePublishing" });
    }
    tx.update(articles).set({ withdrawAt }).where(eq(articles.id, id)).run();
    const verb = withdrawAt === null ? "articles.cancel-withdrawal" : "articles.schedule-withdrawal";
    const detail = withdrawAt === null ? {} : { withdrawAt };
    recordAudit(tx, { at: now, actor, verb, subject: `article:${id}`, detail });
  });
}
