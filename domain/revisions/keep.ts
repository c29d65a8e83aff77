import { and, eq, gt, inArray } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { newId } from "#db/id.ts";
import { revisions } from "#db/schema/articles.ts";
import { media, revisionPictures } from "#db/schema/media.ts";
import { pictureIds } from "../documents/render.ts";
import { type Content, packContent } from "./content.ts";
import { newestFirst, onceOf } from "./newest.ts";

export type Kind = "autosave" | "save" | "publish" | "restore" | "aside";

export type Kept = {
  articleId: string;
  version: number;
  kind: Kind;
  savedAt: number;
  /** A staff id, or null where nobody is known. */
  savedBy: string | null;
  writer?: string | undefined;
  content: Content;
};

/**
 * Keeps an article's content as its newest revision, unless it is what the newest holds already; gives whether it differed.
 * A save or publishing by hand of what was autosaved marks the autosave as one to stay.
 */
export function keepRevision(tx: Tx, { content, ...fields }: Kept): boolean {
  const packed = packContent(content);
  const newest = newestOf(tx, fields.articleId);
  if (newest?.digest === packed.digest) {
    const isFirm = fields.kind !== "autosave" && newest.kind === "autosave";
    if (isFirm || fields.kind === "publish") {
      tx.update(revisions).set({ kind: fields.kind }).where(eq(revisions.id, newest.id)).run();
    }
    return false;
  }
  insertRevision(tx, { ...fields, ...packed }, content);
  return true;
}

/** Keeps a text that lost a conflict beside the others, once. */
export function keepAside(tx: Tx, { content, ...fields }: Omit<Kept, "kind">): void {
  const packed = packContent(content);
  const same = tx
    .select({ id: revisions.id })
    .from(revisions)
    .where(and(eq(revisions.articleId, fields.articleId), eq(revisions.digest, packed.digest)))
    .all();
  if (same.length > 0) return;
  insertRevision(tx, { ...fields, ...packed, kind: "aside" }, content);
}

type Row = Omit<typeof revisions.$inferInsert, "id">;

function insertRevision(tx: Tx, row: Row, { leadMediaId, body }: Content): void {
  const id = newId();
  tx.insert(revisions)
    .values({ ...row, id })
    .run();
  const shown = [...(leadMediaId ? [leadMediaId] : []), ...pictureIds(body)];
  if (shown.length === 0) return;
  const known = tx.select({ id: media.id }).from(media).where(inArray(media.id, shown)).all();
  for (const { id: mediaId } of known) tx.insert(revisionPictures).values({ mediaId, revisionId: id }).run();
}

/**
 * Whether all that was saved after a version came from one writer before what they send now: they go on from their own words. A
 * save that was held up on its way, and comes after a later one, is none.
 */
export function isOwnSequel(
  tx: Tx,
  { articleId, version, writer }: { articleId: string; version: number; writer?: string | undefined },
): boolean {
  const later = tx
    .select({ writer: revisions.writer })
    .from(revisions)
    .where(and(onceOf(articleId), gt(revisions.version, version)))
    .all();
  const own = stepOf(writer ?? "");
  const isEarlier = (step: typeof own) => step.form === own.form && step.count <= own.count;
  return later.length > 0 && own.form !== "" && later.every((each) => isEarlier(stepOf(each.writer)));
}

// A writer's mark is that of an open form and, after a dot, how often its text was changed there.
function stepOf(writer: string): { form: string; count: number } {
  const [form = "", count] = writer.split(".");
  return { form, count: Number(count ?? 0) };
}

/** Whether an article's newest revision holds the same content: a form that was sent twice takes nothing from anybody. */
export function isNewest(tx: Tx, articleId: string, content: Content): boolean {
  return newestOf(tx, articleId)?.digest === packContent(content).digest;
}

/** Whether an article has any revision yet: texts from before revisions, and imported ones, have none. */
export function hasRevisions(tx: Tx, articleId: string): boolean {
  return newestOf(tx, articleId) !== undefined;
}

function newestOf(tx: Tx, articleId: string) {
  return tx
    .select({ id: revisions.id, digest: revisions.digest, kind: revisions.kind })
    .from(revisions)
    .where(onceOf(articleId))
    .orderBy(...newestFirst)
    .limit(1)
    .all()[0];
}
