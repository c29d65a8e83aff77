import { and, asc, desc, eq, gte, lt, sql } from "drizzle-orm";
import { prepared } from "#db/client.ts";
import { articles } from "#db/schema.ts";
import { type Month, monthOf } from "./month.ts";

const placeholder = sql.placeholder;
const publishedAt = { publishedAt: sql<number>`${articles.publishedAt}` };
const isPublished = and(eq(articles.lang, placeholder("lang")), eq(articles.status, "published"));

// Two steps in the index of (lang, status, published_at), however large the archive is.
const newestBefore = prepared((db) =>
  db
    .select(publishedAt)
    .from(articles)
    .where(and(isPublished, lt(articles.publishedAt, placeholder("instant"))))
    .orderBy(desc(articles.publishedAt))
    .limit(1)
    .prepare(),
);
const oldestFrom = prepared((db) =>
  db
    .select(publishedAt)
    .from(articles)
    .where(and(isPublished, gte(articles.publishedAt, placeholder("instant"))))
    .orderBy(asc(articles.publishedAt))
    .limit(1)
    .prepare(),
);

/** The nearest months before and after a month in which a language has published articles, in its readers' calendar. */
export function findNearMonths(
  lang: string,
  { from, to }: Month,
  timeZone: string,
): { earlier: Month | undefined; later: Month | undefined } {
  const before = newestBefore().all({ lang, instant: from })[0];
  const after = oldestFrom().all({ lang, instant: to })[0];
  return {
    earlier: before && monthOf(lang, before.publishedAt, timeZone),
    later: after && monthOf(lang, after.publishedAt, timeZone),
  };
}
