import { and, count, eq, gte, lt, sql } from "drizzle-orm";
import { prepared } from "#db/client.ts";
import { articles } from "#db/schema/articles.ts";
import { sitemapMonths } from "#db/schema/search.ts";
import { type Month, monthOf } from "./month.ts";
import { newestBefore } from "./nearest.ts";

const placeholder = sql.placeholder;

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

// A number for each month of UTC that triggers count up with every change of its articles.
const versions = prepared((db) =>
  db.select({ name: sitemapMonths.name, version: sitemapMonths.version }).from(sitemapMonths).prepare(),
);
const counted = prepared(() => new Map<string, { version: string; articles: number }>());

export type ArchiveMonth = Month & { articles: number };

/** The months in which a language has published articles, newest first, in the calendar of its readers, with how many. */
export function listMonths(lang: string, timeZone: string): ArchiveMonth[] {
  const months: ArchiveMonth[] = [];
  const known = versions().all();
  for (let month = monthBefore(lang, Number.MAX_SAFE_INTEGER, timeZone); month; ) {
    months.push({ ...month, articles: countArticles(lang, month, known) });
    month = monthBefore(lang, month.from, timeZone);
  }
  return months;
}

// Counting a large archive takes as long as reading its index, so a month is counted again only once it has changed. Its
// version was read before the count, which can only be newer: then the next look counts again.
function countArticles(
  lang: string,
  { from, to }: Month,
  known: { name: string; version: number }[],
): number {
  const [first, last] = [nameOf(from), nameOf(to - 1)];
  const touched = known.filter(({ name }) => name >= first && name <= last);
  const version = touched.map((month) => `${month.name} ${month.version}`).join();
  const key = `${lang} ${from} ${to}`;
  let entry = counted().get(key);
  if (entry?.version !== version) {
    entry = { version, articles: countBetween().all({ lang, from, to })[0]?.articles ?? 0 };
    counted().set(key, entry);
  }
  return entry.articles;
}

const nameOf = (instant: number) => new Date(instant).toISOString().slice(0, 7);

function monthBefore(lang: string, before: number, timeZone: string): Month | undefined {
  const at = newestBefore(lang, before);
  return at === undefined ? undefined : monthOf(lang, at, timeZone);
}
