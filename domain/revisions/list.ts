import { and, desc, eq, lt, or } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articles, revisions, staff } from "#db/schema.ts";
import { NotFound } from "../errors.ts";
import { type Actor, authorize, authorizeEdit } from "../staff/permissions.ts";
import { type Content, unpackContent } from "./content.ts";
import type { Kind } from "./keep.ts";

/** A revision in a list, without its content. */
export type Revision = {
  id: string;
  version: number;
  kind: Kind;
  name: string;
  savedAt: number;
  /** Whose save it was, by id and name; null where that is not known. */
  savedBy: string | null;
  savedByName: string | null;
};

const pageSize = 50;

/** An article's revisions, the newest first, by pages. Throws Forbidden, NotFound. */
export function listRevisions(
  actor: Actor,
  articleId: string,
  { before }: { before?: number } = {},
): { rows: Revision[]; hasMore: boolean } {
  authorize(actor, "articles.edit-own");
  authorizeRevisions(actor, articleId);
  const rows = select()
    .where(and(eq(revisions.articleId, articleId), before ? lt(revisions.version, before) : undefined))
    .orderBy(desc(revisions.version), desc(revisions.savedAt))
    .limit(pageSize + 1)
    .all();
  return { rows: rows.slice(0, pageSize), hasMore: rows.length > pageSize };
}

/** Revisions of an article with their content, the older first. Throws Forbidden, NotFound where one is missing. */
export function findRevisions(
  actor: Actor,
  articleId: string,
  ids: string[],
): (Revision & { content: Content })[] {
  authorize(actor, "articles.edit-own");
  authorizeRevisions(actor, articleId);
  const wanted = or(...ids.map((id) => eq(revisions.id, id)));
  const rows = db()
    .select({ ...columns, content: revisions.content })
    .from(revisions)
    .leftJoin(staff, eq(staff.id, revisions.savedBy))
    .where(and(eq(revisions.articleId, articleId), wanted))
    .orderBy(revisions.version, revisions.savedAt)
    .all();
  if (ids.length === 0 || rows.length !== new Set(ids).size) throw new NotFound(`revisions ${ids.join()}`);
  return rows.map((row) => ({ ...row, content: unpackContent(row.content) }));
}

/** Throws NotFound for no article, Forbidden where the person may not change it. */
export function authorizeRevisions(actor: Actor, articleId: string): void {
  const article = db()
    .select({ createdBy: articles.createdBy })
    .from(articles)
    .where(eq(articles.id, articleId))
    .all()[0];
  if (!article) throw new NotFound(`article ${articleId}`);
  authorizeEdit(actor, article.createdBy);
}

const columns = {
  id: revisions.id,
  version: revisions.version,
  kind: revisions.kind,
  name: revisions.name,
  savedAt: revisions.savedAt,
  savedBy: revisions.savedBy,
  savedByName: staff.name,
};

const select = () => db().select(columns).from(revisions).leftJoin(staff, eq(staff.id, revisions.savedBy));
