import { and, asc, desc, eq, inArray, isNotNull, ne, or } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articles } from "#db/schema.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { visibleTo } from "./list-for-desk.ts";
import { unindexed } from "./unindexed.ts";

/** Something that will happen by itself: an article comes out, or goes. */
export type Coming = {
  id: string;
  lang: string;
  title: string;
  at: number;
  what: "publish" | "withdraw";
};

const columns = { id: articles.id, lang: articles.lang, title: articles.title };

/** What will happen by itself to articles that the person may see, the next first. Throws Forbidden. */
export function listComing(actor: Actor, { size = 10 }: { size?: number } = {}): Coming[] {
  authorize(actor, "articles.read");
  const coming = db()
    .select({ ...columns, at: articles.scheduledAt })
    .from(articles)
    .where(
      and(isNotNull(articles.scheduledAt), eq(unindexed(articles.status), "scheduled"), visibleTo(actor)),
    )
    .orderBy(asc(articles.scheduledAt))
    .limit(size)
    .all();
  const going = db()
    .select({ ...columns, at: articles.withdrawAt })
    .from(articles)
    .where(
      and(
        isNotNull(articles.withdrawAt),
        inArray(unindexed(articles.status), ["published", "scheduled"]),
        visibleTo(actor),
      ),
    )
    .orderBy(asc(articles.withdrawAt))
    .limit(size)
    .all();
  return [
    ...coming.map((row): Coming => ({ ...row, at: row.at ?? 0, what: "publish" })),
    ...going.map((row): Coming => ({ ...row, at: row.at ?? 0, what: "withdraw" })),
  ]
    .sort((a, b) => a.at - b.at)
    .slice(0, size);
}

/** An article in one of the lists of the desk's first screen. */
export type Brief = { id: string; lang: string; title: string; at: number };

/** What the person themselves has begun and readers do not see, or changed and readers do not see yet; the last saved first. */
export function listOwnDrafts(actor: Actor, { size = 8 }: { size?: number } = {}): Brief[] {
  authorize(actor, "articles.read");
  return db()
    .select({ ...columns, at: articles.savedAt })
    .from(articles)
    .where(
      and(
        eq(articles.createdBy, actor.id),
        or(ne(articles.status, "published"), isNotNull(articles.pendingAt)),
      ),
    )
    .orderBy(desc(articles.savedAt))
    .limit(size)
    .all();
}

/** What readers got last, in any language. Throws Forbidden. */
export function listJustPublished(actor: Actor, { size = 8 }: { size?: number } = {}): Brief[] {
  authorize(actor, "articles.read");
  return db()
    .select({ ...columns, at: articles.publishedAt })
    .from(articles)
    .where(eq(articles.status, "published"))
    .orderBy(desc(articles.publishedAt), desc(articles.id))
    .limit(size)
    .all()
    .map((row) => ({ ...row, at: row.at ?? 0 }));
}
