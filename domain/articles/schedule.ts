import { eq } from "drizzle-orm";
import { type Tx, write } from "#db/client.ts";
import { articles } from "#db/schema/articles.ts";
import { recordAudit } from "../audit/record.ts";
import { Invalid, NotFound, type Problem } from "../errors.ts";
import { collect } from "../problems.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { type ArticleInput, checkArticle } from "./article-input.ts";
import type { Status } from "./find-for-desk.ts";
import { applySave, requirePictures, type Saved, settled } from "./save.ts";

/** The two instants as an article has them. */
type SetTimes = { scheduledAt: number | null; withdrawAt: number | null };

/**
 * When readers shall get an article, and when they shall stop seeing it (null: never). Instants in ms UTC. `known` is what
 * the two were for whoever sets them: what somebody else set meanwhile is not replaced unseen. NaN is a time that was given
 * and is none.
 */
export type Times = { publishAt: number; withdrawAt?: number | null; known?: SetTimes | undefined };

/**
 * Saves an article and has it published at a later instant, and withdrawn at another if one is given. Throws like
 * publishArticle; Invalid on "scheduledAt" and "withdrawAt".
 */
export function scheduleArticle(actor: Actor, input: ArticleInput, times: Times, now: number): Saved {
  authorize(actor, "articles.publish");
  const { publishAt, withdrawAt = null, known } = times;
  const problems: Invalid["fields"] = {};
  const article = collect(problems, () => checkArticle(input, { isForReaders: true }));
  collect(problems, () => requireToCome("scheduledAt", publishAt, now));
  collect(problems, () => requireToCome("withdrawAt", withdrawAt, now));
  if (withdrawAt !== null && withdrawAt <= publishAt) problems.withdrawAt = { key: "beforePublishing" };
  if (!article || Object.keys(problems).length > 0) throw new Invalid(problems);
  return settled(
    write((tx) => {
      requirePictures(tx, article.body);
      const before = findTimes(tx, article.id);
      const saved = applySave(tx, actor, article, { now, kind: "save", waits: true });
      if (!saved) return undefined;
      if (before?.status === "published") throw new Invalid({ form: "alreadyPublished" });
      if (before) requireKnown(before, { scheduledAt: publishAt, withdrawAt }, known);
      tx.update(articles)
        .set({ status: "scheduled", scheduledAt: publishAt, withdrawAt })
        .where(eq(articles.id, article.id))
        .run();
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
  { id, withdrawAt, known }: { id: string; withdrawAt: number | null; known?: SetTimes | undefined },
  now: number,
): void {
  authorize(actor, "articles.withdraw");
  requireToCome("withdrawAt", withdrawAt, now);
  write((tx) => {
    const article = findTimes(tx, id);
    if (article?.status !== "published" && article?.status !== "scheduled")
      throw new NotFound(`article ${id}`);
    requireKnown(article, { ...article, withdrawAt }, known);
    if (withdrawAt !== null && withdrawAt <= (article.scheduledAt ?? 0)) {
      throw new Invalid({ withdrawAt: "beforePublishing" });
    }
    tx.update(articles).set({ withdrawAt }).where(eq(articles.id, id)).run();
    const verb = withdrawAt === null ? "articles.cancel-withdrawal" : "articles.schedule-withdrawal";
    const detail = withdrawAt === null ? {} : { withdrawAt };
    recordAudit(tx, { at: now, actor, verb, subject: `article:${id}`, detail });
  });
}

function requireToCome(field: "scheduledAt" | "withdrawAt", at: number | null, now: number): void {
  if (at === null) return;
  if (!Number.isFinite(at)) throw new Invalid({ [field]: "badDate" });
  if (at <= now) throw new Invalid({ [field]: "inPast" });
}

function findTimes(tx: Tx, id: string): (SetTimes & { status: Status }) | undefined {
  const { status, scheduledAt, withdrawAt } = articles;
  return tx.select({ status, scheduledAt, withdrawAt }).from(articles).where(eq(articles.id, id)).all()[0];
}

function requireKnown(present: SetTimes, wanted: SetTimes, known: SetTimes = present): void {
  const problems: Record<string, Problem> = {};
  for (const name of ["scheduledAt", "withdrawAt"] as const) {
    const at = present[name];
    if (at === known[name] || at === wanted[name]) continue;
    problems[name] =
      at === null ? { key: "timeTakenBack" } : { key: "timeSet", values: { when: new Date(at) } };
  }
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
}
