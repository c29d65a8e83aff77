import { asc, eq } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { articleBylines, articles } from "#db/schema/articles.ts";
import type { Document } from "../documents/schema.ts";
import { leaveRedirect } from "../redirects/leave.ts";
import { relateArticle } from "../related/relate.ts";
import type { Content } from "../revisions/content.ts";
import { hasRevisions, keepRevision } from "../revisions/keep.ts";
import { newestContent } from "../revisions/newest.ts";
import { indexArticle } from "../search/index-article.ts";
import { listTagsOf } from "../tags/list.ts";
import type { CheckedArticle } from "./article-input.ts";
import { assignLead, findLead } from "./assign-lead.ts";
import { assignTags } from "./assign-tags.ts";

type Row = typeof articles.$inferSelect;

/** What of a checked article its revisions hold; tags that were left out are those it has. */
export function contentOf(tx: Tx, article: CheckedArticle, before: Row | undefined): Content {
  const {
    id,
    version: _version,
    writer: _writer,
    translationOf: _original,
    tagNames,
    leadMediaId,
    ...fields
  } = article;
  return {
    ...fields,
    tagNames: tagNames ?? (before ? tagNamesOf(tx, before) : []),
    leadMediaId: leadMediaId === undefined ? leadOf(tx, before) : leadMediaId,
  };
}

/** What the article's own row and its lists hold: of a published article what readers see. */
export function storedContent(tx: Tx, row: Row): Content {
  const { lang, title, standfirst, slug, dateline, topicId, sourceName, sourceUrl } = row;
  const fields = { lang, title, standfirst, slug, dateline, topicId, sourceName, sourceUrl };
  const bylineIds = tx
    .select({ id: articleBylines.bylineId })
    .from(articleBylines)
    .where(eq(articleBylines.articleId, row.id))
    .orderBy(asc(articleBylines.position))
    .all()
    .map(({ id }) => id);
  const tagNames = listTagsOf(row.id).map(({ name }) => name);
  return { ...fields, bylineIds, body: row.body as Document, tagNames, leadMediaId: findLead(tx, row.id) };
}

/** Keeps what stood before the first save that has revisions: nothing that was ever written is overwritten. */
export function keepBase(tx: Tx, before: Row): void {
  if (hasRevisions(tx, before.id)) return;
  keepRevision(tx, {
    articleId: before.id,
    version: before.version,
    kind: before.status === "published" ? "publish" : "save",
    savedAt: before.savedAt,
    savedBy: before.createdBy,
    content: storedContent(tx, before),
  });
}

/** Writes content into the article itself; a published article's old address leads on, and the text counts as changed. */
export function writeContent(tx: Tx, before: Row, content: Content, now: number): void {
  const { bylineIds, tagNames, leadMediaId, ...columns } = content;
  const isPublic = before.status === "published";
  if (isPublic && before.slug !== content.slug) leaveRedirect(tx, { ...before, kind: "article" }, now);
  tx.update(articles)
    .set({ ...columns, ...(isPublic ? { changedAt: now } : {}) })
    .where(eq(articles.id, before.id))
    .run();
  tx.delete(articleBylines).where(eq(articleBylines.articleId, before.id)).run();
  bylineIds.forEach((bylineId, position) => {
    tx.insert(articleBylines).values({ articleId: before.id, bylineId, position }).run();
  });
  if (leadMediaId !== undefined) assignLead(tx, { articleId: before.id, mediaId: leadMediaId });
  assignTags(tx, { articleId: before.id, lang: content.lang, names: tagNames });
}

/** Brings what is derived from a published article's text up to date. */
export function showContent(tx: Tx, id: string): void {
  relateArticle(tx, id);
  indexArticle(tx, id);
}

function leadOf(tx: Tx, before: Row | undefined): string | null {
  if (!before) return null;
  const waiting = before.pendingAt === null ? undefined : newestContent(before.id, tx);
  return waiting?.leadMediaId === undefined ? findLead(tx, before.id) : waiting.leadMediaId;
}

function tagNamesOf(tx: Tx, before: Row): string[] {
  const waiting = before.pendingAt === null ? undefined : newestContent(before.id, tx);
  return waiting?.tagNames ?? listTagsOf(before.id).map(({ name }) => name);
}
