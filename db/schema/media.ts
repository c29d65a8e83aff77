import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { flag, id, instant } from "../columns.ts";
import { articles, revisions } from "./articles.ts";
import { languages } from "./site.ts";
import { staff } from "./staff.ts";

// A picture of the library. Its files lie below DATA_DIR/media: see domain/media/files.ts.
export const media = sqliteTable(
  "media",
  {
    id: id(),
    // Part of every address: new with each crop or replacement, so that an address never means two pictures.
    version: text().notNull(),
    // The file that new versions are made from; readers never get it.
    original: text().notNull(),
    // In pixels, as readers get it: turned upright and cropped.
    width: integer().notNull(),
    height: integer().notNull(),
    // The class of the colour that stands in its place until it has come: see domain/darkroom/tint.ts.
    tint: text().notNull(),
    // In percent of the whole picture; null where nothing is cut off.
    crop: text({ mode: "json" }).$type<{ x: number; y: number; width: number; height: number }>(),
    // The point that a narrower cut keeps, in percent of what readers get.
    focusX: integer().notNull().default(50),
    focusY: integer().notNull().default(50),
    // What its file was called: for finding it, never part of an address.
    name: text().notNull(),
    bytes: integer().notNull(),
    createdAt: instant().notNull(),
    createdBy: text().references(() => staff.id, { onDelete: "set null" }),
    isSample: flag().notNull().default(false),
    // All its words in every language, folded for the search.
    folded: text().notNull(),
  },
  (t) => [index("media_latest").on(t.createdAt, t.id), index("media_creator").on(t.createdBy)],
);

export const mediaTexts = sqliteTable(
  "media_texts",
  {
    mediaId: text()
      .notNull()
      .references(() => media.id, { onDelete: "cascade" }),
    lang: text()
      .notNull()
      .references(() => languages.code),
    alt: text().notNull().default(""),
    caption: text().notNull().default(""),
    credit: text().notNull().default(""),
  },
  (t) => [primaryKey({ columns: [t.mediaId, t.lang] })],
);

// The picture above an article and in lists. Apart from the article's row: a column added there lies behind its body.
export const articleLeads = sqliteTable(
  "article_leads",
  {
    articleId: text()
      .primaryKey()
      .references(() => articles.id, { onDelete: "cascade" }),
    mediaId: text()
      .notNull()
      .references(() => media.id, { onDelete: "cascade" }),
  },
  (t) => [index("article_leads_media").on(t.mediaId)],
);

// Which texts hold which picture; written by triggers, so that no verb can forget it.
export const mediaUses = sqliteTable(
  "media_uses",
  {
    mediaId: text()
      .notNull()
      .references(() => media.id, { onDelete: "cascade" }),
    kind: text({ enum: ["lead", "article", "page", "issue"] }).notNull(),
    textId: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.mediaId, t.kind, t.textId] }),
    index("media_uses_text").on(t.kind, t.textId),
  ],
);

// Which revisions hold which picture, above the text or in it: they are deflated, so the verb that keeps one notes it.
export const revisionPictures = sqliteTable(
  "revision_pictures",
  {
    mediaId: text()
      .notNull()
      .references(() => media.id, { onDelete: "cascade" }),
    revisionId: text()
      .notNull()
      .references(() => revisions.id, { onDelete: "cascade" }),
  },
  (t) => [
    primaryKey({ columns: [t.mediaId, t.revisionId] }),
    index("revision_pictures_revision").on(t.revisionId),
  ],
);
