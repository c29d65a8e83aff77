import { sql } from "drizzle-orm";
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { flag, id, instant } from "../columns.ts";
import { bylines, languages, topics } from "./site.ts";
import { staff } from "./staff.ts";

export const articles = sqliteTable(
  "articles",
  {
    id: id(),
    groupId: text().notNull(),
    lang: text()
      .notNull()
      .references(() => languages.code),
    status: text({ enum: ["draft", "scheduled", "published", "withdrawn"] }).notNull(),
    slug: text().notNull(),
    title: text().notNull(),
    standfirst: text().notNull().default(""),
    dateline: text().notNull().default(""),
    topicId: text().references(() => topics.id),
    sourceName: text().notNull().default(""),
    sourceUrl: text().notNull().default(""),
    publishedAt: instant(),
    // When the text that readers see last changed after publishing; null until then.
    changedAt: instant(),
    scheduledAt: instant(),
    // When readers stop seeing it by itself; null for never.
    withdrawAt: instant(),
    // When a change that waits for its "Update" was last saved; its text is the newest revision. Null while none waits.
    pendingAt: instant(),
    createdAt: instant().notNull(),
    savedAt: instant().notNull(),
    // Counts saves: each save names the version that it started from.
    version: integer().notNull().default(1),
    createdBy: text().references(() => staff.id, { onDelete: "set null" }),
    isSample: flag().notNull().default(false),
    // Last, so that lists which read the columns before it never touch its overflow pages.
    body: text({ mode: "json" }).notNull(),
  },
  (t) => [
    uniqueIndex("articles_slug").on(t.lang, t.slug),
    uniqueIndex("articles_translation").on(t.groupId, t.lang),
    index("articles_latest").on(t.lang, t.status, t.publishedAt, t.id),
    index("articles_topic").on(t.topicId, t.lang, t.status, t.publishedAt, t.id),
    index("articles_published").on(t.status, t.publishedAt, t.id, t.changedAt),
    index("articles_due").on(t.scheduledAt).where(sql`${t.scheduledAt} is not null`),
    index("articles_going").on(t.withdrawAt).where(sql`${t.withdrawAt} is not null`),
    // The desk's list. It finds by title on the index alone: reading 100,000 rows for that takes ten times as long.
    index("articles_saved").on(t.savedAt, t.id, t.title),
    index("articles_saved_by_status").on(t.status, t.savedAt, t.id),
    index("articles_saved_by_lang").on(t.lang, t.savedAt, t.id),
    index("articles_saved_by_topic").on(t.topicId, t.savedAt, t.id),
    // Of a status that few articles of a language or topic have: along the indexes above most of the list would be read.
    index("articles_saved_by_status_and_lang").on(t.status, t.lang, t.savedAt, t.id),
    index("articles_saved_by_status_and_topic").on(t.status, t.topicId, t.savedAt, t.id),
    index("articles_begun").on(t.createdBy, t.savedAt, t.id),
  ],
);

export const articleBylines = sqliteTable(
  "article_bylines",
  {
    articleId: text()
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    bylineId: text()
      .notNull()
      .references(() => bylines.id),
    position: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.articleId, t.bylineId] }),
    index("article_bylines_byline").on(t.bylineId, t.articleId),
  ],
);

// A second way to group articles, in one language's own words.
export const tags = sqliteTable(
  "tags",
  {
    id: id(),
    lang: text()
      .notNull()
      .references(() => languages.code),
    slug: text().notNull(),
    name: text().notNull(),
  },
  (t) => [uniqueIndex("tags_slug").on(t.lang, t.slug)],
);

export const articleTags = sqliteTable(
  "article_tags",
  {
    articleId: text()
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    tagId: text()
      .notNull()
      .references(() => tags.id, { onDelete: "cascade" }),
  },
  (t) => [
    primaryKey({ columns: [t.articleId, t.tagId] }),
    index("article_tags_tag").on(t.tagId, t.articleId),
  ],
);

// Each saved text of an article that differed from the one before it. No foreign key: an article in the trash keeps them.
export const revisions = sqliteTable(
  "revisions",
  {
    id: id(),
    articleId: text().notNull(),
    // The article's version after the save; of a text set aside in a conflict, the version that it started from.
    version: integer().notNull(),
    kind: text({ enum: ["autosave", "save", "publish", "restore", "aside"] }).notNull(),
    name: text().notNull().default(""),
    savedAt: instant().notNull(),
    savedBy: text(),
    // Which open form wrote it: a save whose answer was lost is no conflict for the form that sent it.
    writer: text().notNull().default(""),
    // Of the content, to see whether a save differs.
    digest: text().notNull(),
    // The article's fields and text as JSON, deflated.
    content: blob({ mode: "buffer" }).notNull(),
  },
  (t) => [
    index("revisions_article").on(t.articleId, t.version, t.savedAt),
    index("revisions_autosaves").on(t.savedAt).where(sql`${t.kind} = 'autosave'`),
  ],
);

// Articles thrown away, whole: nothing else of the system has to know of them.
export const trash = sqliteTable(
  "trash",
  {
    articleId: id(),
    lang: text().notNull(),
    title: text().notNull(),
    createdBy: text(),
    trashedAt: instant().notNull(),
    trashedBy: text(),
    content: text({ mode: "json" }).notNull(),
  },
  (t) => [index("trash_latest").on(t.trashedAt, t.articleId)],
);

// Who has which article open, as of when.
export const presences = sqliteTable(
  "presences",
  {
    articleId: text().notNull(),
    staffId: text()
      .notNull()
      .references(() => staff.id, { onDelete: "cascade" }),
    // Which page of a browser it is: one person may have the article open in several.
    pageKey: text().notNull(),
    seenAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.articleId, t.staffId, t.pageKey] }), index("presences_seen").on(t.seenAt)],
);

// How a person narrows the desk's list of articles, under a name of their own; "" does not narrow.
export const savedFilters = sqliteTable(
  "saved_filters",
  {
    id: id(),
    staffId: text()
      .notNull()
      .references(() => staff.id, { onDelete: "cascade" }),
    name: text().notNull(),
    status: text({ enum: ["", "draft", "scheduled", "published", "withdrawn"] }).notNull(),
    lang: text().notNull(),
    // A filter by what is gone would find nothing for ever: it goes along.
    topicId: text().references(() => topics.id, { onDelete: "cascade" }),
    bylineId: text().references(() => bylines.id, { onDelete: "cascade" }),
    words: text().notNull(),
  },
  (t) => [
    uniqueIndex("saved_filters_name").on(t.staffId, t.name),
    index("saved_filters_topic").on(t.topicId),
    index("saved_filters_byline").on(t.bylineId),
  ],
);

// What an article's readers are shown next, chosen when it was published or changed: see domain/related/.
export const relatedArticles = sqliteTable(
  "related_articles",
  {
    articleId: text()
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    position: integer().notNull(),
    relatedId: text()
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
  },
  (t) => [
    primaryKey({ columns: [t.articleId, t.position] }),
    index("related_articles_related").on(t.relatedId),
  ],
);

// What the desk put at the head of a language's home page: the lead first, then the seconds.
export const frontPlaces = sqliteTable(
  "front_places",
  {
    articleId: text()
      .primaryKey()
      .references(() => articles.id, { onDelete: "cascade" }),
    lang: text()
      .notNull()
      .references(() => languages.code),
    position: integer().notNull(),
  },
  (t) => [index("front_places_order").on(t.lang, t.position)],
);
