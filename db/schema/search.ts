import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { articles } from "./articles.ts";

// Which row of the full-text tables (see domain/search/) tells of which published article.
export const searchEntries = sqliteTable(
  "search_entries",
  {
    // Grows with the instant of publishing: the newest first is the full-text tables' own order, backwards.
    id: integer().primaryKey(),
    articleId: text()
      .notNull()
      .unique()
      .references(() => articles.id, { onDelete: "cascade" }),
    lang: text().notNull(),
    topicId: text(),
    // Of the text that was indexed, to find out where the index and the articles differ; "" where a name in it has changed since.
    digest: text().notNull(),
    // Whether its title stands in the titles' own table too: what was indexed before there was one comes in by itself.
    isTitled: integer({ mode: "boolean" }).notNull().default(false),
  },
  (table) => [
    index("search_entries_untitled").on(table.id).where(sql`is_titled = 0`),
    index("search_entries_stale").on(table.id).where(sql`digest = ''`),
  ],
);

// Counts what happened to each month's sitemap ("2026-11", UTC), by triggers: see domain/sitemaps/.
export const sitemapMonths = sqliteTable("sitemap_months", {
  name: text().primaryKey(),
  version: integer().notNull(),
});

// Which row of draft_words (see domain/search/) tells of which text that readers do not see.
export const draftEntries = sqliteTable("draft_entries", {
  id: integer().primaryKey(),
  articleId: text()
    .notNull()
    .unique()
    .references(() => articles.id, { onDelete: "cascade" }),
  // Whether an update folds words otherwise than they were when this text was indexed.
  isStale: integer({ mode: "boolean" }).notNull().default(false),
});
