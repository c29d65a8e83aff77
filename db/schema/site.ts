import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { flag, id, instant } from "../columns.ts";

export const languages = sqliteTable("languages", {
  code: text().primaryKey(),
  name: text().notNull(),
  direction: text({ enum: ["ltr", "rtl"] }).notNull(),
  position: integer().notNull(),
});

export const site = sqliteTable(
  "site",
  {
    id: integer().primaryKey(),
    defaultLang: text()
      .notNull()
      .references(() => languages.code),
    timeZone: text().notNull(),
  },
  (t) => [check("one_site", sql`${t.id} = 1`)],
);

export const siteTexts = sqliteTable("site_texts", {
  lang: text()
    .primaryKey()
    .references(() => languages.code),
  name: text().notNull(),
  tagline: text().notNull(),
  footerAddress: text().notNull(),
});

export const navigationItems = sqliteTable(
  "navigation_items",
  {
    id: id(),
    lang: text()
      .notNull()
      .references(() => languages.code),
    position: integer().notNull(),
    label: text().notNull(),
    href: text().notNull(),
  },
  (t) => [index("navigation_items_order").on(t.lang, t.position)],
);

export const topics = sqliteTable("topics", {
  id: id(),
  slug: text().notNull().unique(),
  position: integer().notNull(),
  isSample: flag().notNull().default(false),
});

export const topicNames = sqliteTable(
  "topic_names",
  {
    topicId: text()
      .notNull()
      .references(() => topics.id, { onDelete: "cascade" }),
    lang: text()
      .notNull()
      .references(() => languages.code),
    name: text().notNull(),
    description: text().notNull().default(""),
  },
  (t) => [primaryKey({ columns: [t.topicId, t.lang] })],
);

// A byline is what readers see; it may be a pseudonym and is never tied to a staff account.
export const bylines = sqliteTable("bylines", {
  id: id(),
  slug: text().notNull().unique(),
  isSample: flag().notNull().default(false),
});

export const bylineNames = sqliteTable(
  "byline_names",
  {
    bylineId: text()
      .notNull()
      .references(() => bylines.id, { onDelete: "cascade" }),
    lang: text()
      .notNull()
      .references(() => languages.code),
    name: text().notNull(),
    about: text().notNull().default(""),
  },
  (t) => [primaryKey({ columns: [t.bylineId, t.lang] })],
);

export const pages = sqliteTable(
  "pages",
  {
    id: id(),
    groupId: text().notNull(),
    lang: text()
      .notNull()
      .references(() => languages.code),
    slug: text().notNull(),
    title: text().notNull(),
    position: integer().notNull().default(0),
    savedAt: instant().notNull(),
    isSample: flag().notNull().default(false),
    body: text({ mode: "json" }).notNull(),
  },
  (t) => [
    uniqueIndex("pages_slug").on(t.lang, t.slug),
    uniqueIndex("pages_translation").on(t.groupId, t.lang),
    index("pages_order").on(t.lang, t.position, t.id),
  ],
);

// Old addresses: the slug that an article, a topic, a byline or a standing page once had, to what has another one now.
export const redirects = sqliteTable(
  "redirects",
  {
    kind: text({ enum: ["article", "topic", "byline", "page"] }).notNull(),
    // "" where a slug is the same in all languages.
    lang: text().notNull(),
    slug: text().notNull(),
    // A trigger of each kind's table deletes what leads to nothing any more.
    targetId: text().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.lang, t.slug] }), index("redirects_target").on(t.targetId)],
);
