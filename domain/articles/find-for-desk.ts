import { and, asc, eq, ne } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articleBylines, articles } from "#db/schema/articles.ts";
import type { Document } from "../documents/schema.ts";
import { newestContent } from "../revisions/newest.ts";
import { placeholderSlug } from "../slug.ts";
import { type Actor, authorize, mayEdit } from "../staff/permissions.ts";
import { listTagsOf } from "../tags/list.ts";
import { findLead } from "./assign-lead.ts";

export type Status = "draft" | "scheduled" | "published" | "withdrawn";

/** Another language's version of an article, as the desk sees it. */
export type Version = { id: string; lang: string; status: Status; title: string };

/** An article as the editor's form holds it. Version 0 is one that was never saved. */
export type DeskArticle = {
  id: string;
  version: number;
  /** The article that this one, not yet saved, will be a translation of. */
  translationOf: string | null;
  lang: string;
  status: Status;
  /** "" while the article has neither a slug nor a title to make one from. */
  slug: string;
  title: string;
  standfirst: string;
  dateline: string;
  topicId: string | null;
  bylineIds: string[];
  /** Names, in the article's language. */
  tags: string[];
  sourceName: string;
  sourceUrl: string;
  leadMediaId: string | null;
  publishedAt: number | null;
  changedAt: number | null;
  scheduledAt: number | null;
  withdrawAt: number | null;
  /** When the change was saved that readers of a published article do not see yet; the fields and the body are the changed ones. */
  pendingAt: number | null;
  savedAt: number | null;
  body: Document;
  /** The same text in other languages, as far as the person may see it. */
  versions: Version[];
  mayEdit: boolean;
};

/**
 * An article for the editor, or undefined when there is none or the person may not see it: who may edit only their own
 * sees of others what is published, and `mayEdit` says no.
 */
export function findArticleForDesk(actor: Actor, id: string): DeskArticle | undefined {
  authorize(actor, "articles.read");
  const row = db().select().from(articles).where(eq(articles.id, id)).all()[0];
  if (!row || !maySee(actor, row)) return undefined;
  const { groupId, createdBy, createdAt: _createdAt, isSample: _isSample, body, ...columns } = row;
  // Who may only read sees what readers see.
  const isEditable = mayEdit(actor, createdBy);
  const waiting = row.pendingAt !== null && isEditable ? newestContent(id) : undefined;
  const {
    tagNames,
    leadMediaId = findLead(db(), id),
    ...changed
  } = waiting ?? { tagNames: listTagsOf(id).map(({ name }) => name) };
  return {
    bylineIds: bylineIdsOf(id),
    ...columns,
    body: body as Document,
    ...changed,
    leadMediaId,
    translationOf: null,
    slug: row.slug === placeholderSlug(id) ? "" : (waiting?.slug ?? row.slug),
    tags: tagNames,
    versions: versionsOf(actor, groupId, id),
    mayEdit: isEditable,
  };
}

function maySee(actor: Actor, article: { status: Status; createdBy: string | null }): boolean {
  return article.status === "published" || mayEdit(actor, article.createdBy);
}

function bylineIdsOf(id: string): string[] {
  return db()
    .select({ id: articleBylines.bylineId })
    .from(articleBylines)
    .where(eq(articleBylines.articleId, id))
    .orderBy(asc(articleBylines.position))
    .all()
    .map((byline) => byline.id);
}

function versionsOf(actor: Actor, groupId: string, id: string): Version[] {
  return db()
    .select({
      id: articles.id,
      lang: articles.lang,
      status: articles.status,
      title: articles.title,
      createdBy: articles.createdBy,
    })
    .from(articles)
    .where(and(eq(articles.groupId, groupId), ne(articles.id, id)))
    .orderBy(asc(articles.lang))
    .all()
    .filter((version) => maySee(actor, version))
    .map(({ createdBy: _createdBy, ...version }) => version);
}
