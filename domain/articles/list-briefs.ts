import { and, desc, eq, isNotNull, ne, or } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articles } from "#db/schema/articles.ts";
import { type Actor, authorize } from "../staff/permissions.ts";

/** An article in one of the lists of the desk's first screen. */
export type Brief = { id: string; lang: string; title: string; at: number };

const columns = { id: articles.id, lang: articles.lang, title: articles.title };

/** What the person themselves has begun and readers do not see, or changed and readers do not see yet; the last saved first. Throws Forbidden. */
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
