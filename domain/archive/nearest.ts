import { and, asc, desc, eq, gte, lt, sql } from "drizzle-orm";
import { prepared } from "#db/client.ts";
import { articles } from "#db/schema/articles.ts";

const placeholder = sql.placeholder;
const at = { at: sql<number>`${articles.publishedAt}` };
const isPublished = and(eq(articles.lang, placeholder("lang")), eq(articles.status, "published"));

// One step each in the index of (lang, status, published_at), however large the archive is.
const before = prepared((db) =>
  db
    .select(at)
    .from(articles)
    .where(and(isPublished, lt(articles.publishedAt, placeholder("instant"))))
    .orderBy(desc(articles.publishedAt))
    .limit(1)
    .prepare(),
);
const from = prepared((db) =>
  db
    .select(at)
    .from(articles)
    .where(and(isPublished, gte(articles.publishedAt, placeholder("instant"))))
    .orderBy(asc(articles.publishedAt))
    .limit(1)
    .prepare(),
);

/** When the newest of a language's articles that were published before an instant was; undefined when there is none. */
export function newestBefore(lang: string, instant: number): number | undefined {
  return before().all({ lang, instant })[0]?.at;
}

/** When the oldest of a language's articles that were published at an instant or later was; undefined when there is none. */
export function oldestFrom(lang: string, instant: number): number | undefined {
  return from().all({ lang, instant })[0]?.at;
}
