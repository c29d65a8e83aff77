import { and, count, desc, eq, gte, lt, sql } from "drizzle-orm";
import { prepared } from "#db/client.ts";
import { articles } from "#db/schema.ts";
import { type Month, monthOf } from "./month.ts";

const placeholder = sql.placeholder;

// Both read the index of (lang, status, published_at) alone.
const newest = prepared((db) =>
  db
    .select({ publishedAt: sql<number>`${articles.publishedAt}` })
    .from(articles)
    .where(
      and(
        eq(articles.lang, placeholder("lang")),
        eq(articles.status, "published"),
        lt(articles.publishedAt, placeholder("before")),
      ),
    )
    .orderBy(desc(articles.publishedAt))
    .limit(1)
    .prepare(),
);
const countBetween = prepared((db) =>
  db
    .select({ articles: count() })
    .from(articles)
    .where(
      and(
        eq(articles.lang, placeholder("lang")),
        eq(articles.status, "published"),
        gte(articles.publishedAt, placeholder("from")),
        lt(articles.publishedAt, placeholder("to")),
      ),
    )
    .prepare(),
);

export type ArchiveMonth = Month & { articles: number };

/** The months in which a language has published articles, newest first, in the calendar of its readers, with how many. */
export function listMonths(lang: string, timeZone: string): ArchiveMonth[] {
  const months: ArchiveMonth[] = [];
  for (let month = monthBefore(lang, Number.MAX_SAFE_INTEGER, timeZone); month; ) {
    const { from, to } = month;
    months.push({ ...month, articles: countBetween().all({ lang, from, to })[0]?.articles ?? 0 });
    month = monthBefore(lang, from, timeZone);
  }
  return months;
}

function monthBefore(lang: string, before: number, timeZone: string): Month | undefined {
  const at = newestBefore(lang, before);
  return at === undefined ? undefined : monthOf(lang, at, timeZone);
}

/** When the newest of a language's articles that were published before an instant was; undefined when there is none. */
export function newestBefore(lang: string, before: number): number | undefined {
  return newest().all({ lang, before })[0]?.publishedAt;
}
