import { and, desc, eq, inArray, lt, type SQL } from "drizzle-orm";
import { db, type Tx, write } from "#db/client.ts";
import { newId } from "#db/id.ts";
import { articleBylines, articles, presences, revisions, trash } from "#db/schema/articles.ts";
import { bylines, redirects, topics } from "#db/schema/site.ts";
import { staff } from "#db/schema/staff.ts";
import { recordAudit } from "../audit/record.ts";
import { day } from "../durations.ts";
import { Invalid, NotFound } from "../errors.ts";
import type { Content } from "../revisions/content.ts";
import { indexDraft } from "../search/index-draft.ts";
import { type Actor, authorize, authorizeEdit, can, mayEdit } from "../staff/permissions.ts";
import { assignLead } from "./assign-lead.ts";
import { assignTags } from "./assign-tags.ts";
import { freeSlug } from "./references.ts";
import { keepBase, storedContent } from "./write-content.ts";

/** How long a thrown away article can be restored. */
const trashLastsMs = 30 * day;

type Row = typeof articles.$inferSelect;
type Redirect = Pick<typeof redirects.$inferSelect, "lang" | "slug" | "createdAt">;
type Whole = { row: Row; content: Content; redirects: Redirect[] };

/**
 * Throws an article away, whole, from where it can be restored for 30 days with its revisions. What readers see must be
 * withdrawn first. Throws Forbidden, NotFound; Invalid on "form" with "stillPublic".
 */
export function trashArticle(actor: Actor, id: string, now: number): void {
  authorize(actor, "articles.edit-own");
  write((tx) => moveToTrash(tx, actor, id, now));
}

/** The statements of trashArticle, for the verb that does it to many. */
export function moveToTrash(tx: Tx, actor: Actor, id: string, now: number): void {
  const row = tx.select().from(articles).where(eq(articles.id, id)).all()[0];
  if (!row) throw new NotFound(`article ${id}`);
  authorizeEdit(actor, row.createdBy);
  if (row.status === "published" || row.status === "scheduled") throw new Invalid({ form: "stillPublic" });
  keepBase(tx, row);
  const content: Whole = {
    row,
    content: storedContent(tx, row),
    redirects: tx.select().from(redirects).where(eq(redirects.targetId, id)).all(),
  };
  const { lang, title, createdBy } = row;
  tx.insert(trash)
    .values({ articleId: id, lang, title, createdBy, trashedAt: now, trashedBy: actor.id, content })
    .run();
  // A tag that only this article had goes with it, and comes back with it.
  assignTags(tx, { articleId: id, lang, names: [] });
  tx.delete(articles).where(eq(articles.id, id)).run();
  tx.delete(presences).where(eq(presences.articleId, id)).run();
  recordAudit(tx, { at: now, actor, verb: "articles.trash", subject: `article:${id}`, detail: { title } });
}

/**
 * Brings a thrown away article back as it was: under another slug where its own was taken, apart from its translations where
 * they have its language by now, without topics, bylines and pictures that are gone. Throws Forbidden, NotFound.
 */
export function untrashArticle(actor: Actor, id: string, now: number): void {
  authorize(actor, "articles.edit-own");
  write((tx) => {
    const found = tx.select().from(trash).where(eq(trash.articleId, id)).all()[0];
    if (!found) throw new NotFound(`article ${id} in the trash`);
    authorizeEdit(actor, found.createdBy);
    const { row, content, redirects: old } = found.content as Whole;
    tx.insert(articles)
      .values({
        ...row,
        groupId: isTaken(tx, row) ? newId() : row.groupId,
        slug: freeSlug(tx, row),
        topicId: exists(tx, topics, row.topicId) ? row.topicId : null,
        createdBy: exists(tx, staff, row.createdBy) ? row.createdBy : null,
      })
      .run();
    content.bylineIds
      .filter((bylineId) => exists(tx, bylines, bylineId))
      .forEach((bylineId, position) => {
        tx.insert(articleBylines).values({ articleId: id, bylineId, position }).run();
      });
    assignLead(tx, { articleId: id, mediaId: content.leadMediaId ?? null });
    assignTags(tx, { articleId: id, lang: row.lang, names: content.tagNames });
    for (const { lang, slug, createdAt } of old) {
      tx.insert(redirects)
        .values({ kind: "article", lang, slug, targetId: id, createdAt })
        .onConflictDoNothing()
        .run();
    }
    tx.delete(trash).where(eq(trash.articleId, id)).run();
    indexDraft(tx, id);
    recordAudit(tx, { at: now, actor, verb: "articles.untrash", subject: `article:${id}` });
  });
}

export type Trashed = {
  id: string;
  lang: string;
  title: string;
  trashedAt: number;
  trashedByName: string | null;
};

/** What is in the trash of what the person may change, the last thrown away first: at most the newest 200. Throws Forbidden. */
export function listTrash(actor: Actor): Trashed[] {
  authorize(actor, "articles.edit-own");
  const own: SQL | undefined = can(actor, "articles.edit-any") ? undefined : eq(trash.createdBy, actor.id);
  return db()
    .select({
      id: trash.articleId,
      lang: trash.lang,
      title: trash.title,
      trashedAt: trash.trashedAt,
      trashedByName: staff.name,
    })
    .from(trash)
    .leftJoin(staff, eq(staff.id, trash.trashedBy))
    .where(own)
    .orderBy(desc(trash.trashedAt), desc(trash.articleId))
    .limit(200)
    .all();
}

/** Who threw an article away: null for somebody who has no account any more. */
export type Thrown = { by: string | null; isOwn: boolean };

/** Who threw an article away that is in the trash and that the person may restore. Throws Forbidden. */
export function findThrown(actor: Actor, id: string): Thrown | undefined {
  authorize(actor, "articles.edit-own");
  const found = db()
    .select({ createdBy: trash.createdBy, trashedBy: trash.trashedBy, by: staff.name })
    .from(trash)
    .leftJoin(staff, eq(staff.id, trash.trashedBy))
    .where(eq(trash.articleId, id))
    .all()[0];
  if (!found || !mayEdit(actor, found.createdBy)) return undefined;
  return { by: found.by, isOwn: found.trashedBy === actor.id };
}

/** Deletes for good what has lain in the trash for 30 days, with its revisions; gives how much. */
export function emptyTrash(now: number): number {
  const old = lt(trash.trashedAt, now - trashLastsMs);
  if (db().select({ id: trash.articleId }).from(trash).where(old).limit(1).all().length === 0) return 0;
  return write((tx) => {
    const gone = tx
      .delete(trash)
      .where(old)
      .returning({ id: trash.articleId })
      .all()
      .map(({ id }) => id);
    tx.delete(revisions).where(inArray(revisions.articleId, gone)).run();
    for (const id of gone) recordAudit(tx, { at: now, verb: "articles.purge", subject: `article:${id}` });
    return gone.length;
  });
}

function isTaken(tx: Tx, { groupId, lang }: Row): boolean {
  const same = and(eq(articles.groupId, groupId), eq(articles.lang, lang));
  return tx.select({ id: articles.id }).from(articles).where(same).all().length > 0;
}

function exists(tx: Tx, table: typeof topics | typeof bylines | typeof staff, id: string | null): boolean {
  return id !== null && tx.select({ id: table.id }).from(table).where(eq(table.id, id)).all().length > 0;
}
