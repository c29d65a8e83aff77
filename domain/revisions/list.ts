import { and, desc, eq, inArray, or, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articles, revisions } from "#db/schema/articles.ts";
import { staff } from "#db/schema/staff.ts";
import { NotFound } from "../errors.ts";
import { type Actor, authorize, authorizeEdit } from "../staff/permissions.ts";
import { type Content, unpackContent } from "./content.ts";
import { type Gathered, gatherAutosaves } from "./gather.ts";
import type { Kind } from "./keep.ts";
import { newestFirst } from "./newest.ts";

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

// More than two hours of writing without a pause leave behind, once thinned; all of them are in the page, to be unfolded.
const mostRows = 300;

/**
 * An article's revisions, the newest first, as a list shows them: autosaves gathered, by pages of some fifty lines. `before` is
 * the `next` of the page before, which says where that ended whatever was saved or thinned away since; of anything else it
 * is the first page. Throws Forbidden, NotFound.
 */
export function listRevisions(
  actor: Actor,
  articleId: string,
  { before = "" }: { before?: string | undefined } = {},
): { entries: Gathered[]; next: string | undefined } {
  authorize(actor, "articles.edit-own");
  authorizeRevisions(actor, articleId);
  const [, version, savedAt, id] = /^(\d{1,12})\.(\d{1,15})\.([\w-]{16})$/.exec(before) ?? [];
  const key = sql`(${revisions.version}, ${revisions.savedAt}, ${revisions.id})`;
  const isOlder = sql`${key} < (${Number(version)}, ${Number(savedAt)}, ${id})`;
  const rows = select()
    .where(and(eq(revisions.articleId, articleId), id ? isOlder : undefined))
    .orderBy(...newestFirst, desc(revisions.id))
    .limit(mostRows + 1)
    .all();
  const entries = gatherAutosaves(rows.slice(0, mostRows)).slice(0, pageSize);
  const shown = entries.flatMap((entry) => [entry.shown, ...entry.others]);
  const last = shown.at(-1);
  const hasMore = last !== undefined && rows.length > shown.length;
  return { entries, next: hasMore ? `${last.version}.${last.savedAt}.${last.id}` : undefined };
}

/** Those of an article's revisions that have one of these ids, without their content, the newest first. Throws Forbidden, NotFound. */
export function listRevisionsById(actor: Actor, articleId: string, ids: string[]): Revision[] {
  authorize(actor, "articles.edit-own");
  authorizeRevisions(actor, articleId);
  return select()
    .where(and(eq(revisions.articleId, articleId), inArray(revisions.id, ids)))
    .orderBy(...newestFirst)
    .all();
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
