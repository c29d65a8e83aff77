import { and, asc, eq, ne } from "drizzle-orm";
import { db } from "#db/client.ts";
import { newId } from "#db/id.ts";
import { articleBylines, articles } from "#db/schema.ts";
import { type Document, emptyDocument } from "../documents/schema.ts";
import { NotFound } from "../errors.ts";
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

/** A new article, blank and under a fresh id; nothing is saved. Throws Forbidden. */
export function beginArticle(actor: Actor, lang: string): DeskArticle {
  authorize(actor, "articles.create");
  return {
    id: newId(),
    version: 0,
    translationOf: null,
    lang,
    status: "draft",
    slug: "",
    title: "",
    standfirst: "",
    dateline: "",
    topicId: null,
    bylineIds: [],
    tags: [],
    sourceName: "",
    sourceUrl: "",
    leadMediaId: null,
    publishedAt: null,
    changedAt: null,
    scheduledAt: null,
    withdrawAt: null,
    pendingAt: null,
    savedAt: null,
    body: emptyDocument,
    versions: [],
    mayEdit: true,
  };
}

/**
 * A new version of an article in another language, with the original's text to begin from, or with none; nothing is saved.
 * Gives the existing one where the language has one already. Throws Forbidden, NotFound.
 */
export function beginTranslation(
  actor: Actor,
  translationOf: string,
  { lang, isEmpty = false }: { lang: string; isEmpty?: boolean },
): DeskArticle {
  authorize(actor, "articles.translate");
  const original = findArticleForDesk(actor, translationOf);
  if (!original) throw new NotFound(`article ${translationOf}`);
  if (original.lang === lang) return original;
  const { id, title, status } = original;
  const existing = original.versions.find((version) => version.lang === lang);
  const found = existing && findArticleForDesk(actor, existing.id);
  if (found) return found;
  return {
    ...original,
    ...(isEmpty ? { title: "", standfirst: "", dateline: "", body: emptyDocument } : {}),
    id: newId(),
    version: 0,
    translationOf,
    lang,
    status: "draft",
    slug: "",
    tags: [],
    publishedAt: null,
    changedAt: null,
    scheduledAt: null,
    withdrawAt: null,
    pendingAt: null,
    savedAt: null,
    versions: [{ id, lang: original.lang, title, status }, ...original.versions],
    mayEdit: true,
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
