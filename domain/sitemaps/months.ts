import { and, eq, gte, lt, sql } from "drizzle-orm";
import { prepared } from "#db/client.ts";
import { articles } from "#db/schema/articles.ts";
import { sitemapMonths } from "#db/schema/search.ts";

/** A month (UTC) in which articles were published: its start, its end (exclusive), how many, and their last change. */
export type Month = { name: string; from: number; to: number; count: number; changedAt: number };

const placeholder = sql.placeholder;

const versions = prepared((db) => db.select().from(sitemapMonths).orderBy(sitemapMonths.name).prepare());

// All of it stands in the index articles_published.
const tally = prepared((db) =>
  db
    .select({
      count: sql<number>`count(*)`,
      publishedAt: sql<number>`max(${articles.publishedAt})`,
      changedAt: sql<number | null>`max(${articles.changedAt})`,
    })
    .from(articles)
    .where(
      and(
        eq(articles.status, "published"),
        gte(articles.publishedAt, placeholder("from")),
        lt(articles.publishedAt, placeholder("to")),
      ),
    )
    .prepare(),
);

// A month is counted once for each of its versions.
const counted = prepared(() => new Map<string, { version: number; month: Month | undefined }>());

/** The months that have published articles, oldest first. */
export function listMonths(): Month[] {
  return versions()
    .all()
    .flatMap(({ name, version }) => {
      const known = counted().get(name);
      if (known?.version === version) return known.month ?? [];
      const month = findMonth(name);
      counted().set(name, { version, month });
      return month ?? [];
    });
}

/** One month by its name, such as "2026-11", or undefined when nothing was published in it. */
export function findMonth(name: string): Month | undefined {
  const at = /^\d{4}-(?:0[1-9]|1[0-2])$/.test(name) ? Date.parse(`${name}-01T00:00:00Z`) : undefined;
  return at === undefined ? undefined : tallied(name, boundsAround(at));
}

function tallied(name: string, bounds: { from: number; to: number }): Month | undefined {
  const row = tally().all(bounds)[0];
  if (!row?.count) return undefined;
  return { name, ...bounds, count: row.count, changedAt: Math.max(row.publishedAt, row.changedAt ?? 0) };
}

function boundsAround(at: number): { from: number; to: number } {
  const date = new Date(at);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  return { from: startOf(year, month), to: startOf(year, month + 1) };
}

const startOf = (year: number, month: number) => new Date(0).setUTCFullYear(year, month, 1);
