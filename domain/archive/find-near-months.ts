import { and, asc, eq, gte, sql } from "drizzle-orm";
import { prepared } from "#db/client.ts";
import { articles } from "#db/schema.ts";
import { newestBefore } from "./list-months.ts";
import { type Month, monthOf } from "./month.ts";

const placeholder = sql.placeholder;

// One step in the index of (lang, status, published_at), however large the archive is.
const oldestFrom = prepared((db) =>
  db
    .select({ publishedAt: sql<number>`${articles.publishedAt}` })
    .from(articles)
    .where(
      and(
        eq(articles.lang, placeholder("lang")),
        eq(articles.status, "published"),
        gte(articles.publishedAt, placeholder("instant")),
      ),
    )
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
  const before = newestBefore(lang, from);
  const after = oldestFrom().all({ lang, instant: to })[0];
  return {
    earlier: before === undefined ? undefined : monthOf(lang, before, timeZone),
    later: after && monthOf(lang, after.publishedAt, timeZone),
  };
}
