import { eq } from "drizzle-orm";
import { type Tx, write } from "#db/client.ts";
import { articles } from "#db/schema/articles.ts";
import { bylines, topics } from "#db/schema/site.ts";
import { recordAudit } from "../audit/record.ts";
import { NotFound } from "../errors.ts";
import type { Content } from "../revisions/content.ts";
import { findRevisions } from "../revisions/list.ts";
import { indexDraft } from "../search/index-draft.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { applySave, type Saved, settled } from "./save.ts";
import { storedContent } from "./write-content.ts";

/**
 * Makes a revision's text and settings the article's own again, as a new revision; of a published article as a change that
 * waits. Address and language stay as they are, topics and bylines that are gone stay away. Throws like keepArticle.
 */
export function restoreRevision(
  actor: Actor,
  { id, revisionId, version }: { id: string; revisionId: string; version: number },
  now: number,
): Saved {
  authorize(actor, "articles.edit-own");
  const [revision] = findRevisions(actor, id, [revisionId]);
  if (!revision) throw new NotFound(`revision ${revisionId}`);
  return settled(
    write((tx) => {
      const saved = applyContent(tx, actor, { id, version, content: revision.content }, now);
      const detail = { savedAt: revision.savedAt };
      recordAudit(tx, { at: now, actor, verb: "articles.restore", subject: `article:${id}`, detail });
      return saved;
    }),
  );
}

/** Gives up a published article's waiting change: its text is again what readers see. Throws Forbidden, NotFound, Invalid. */
export function discardChange(
  actor: Actor,
  { id, version }: { id: string; version: number },
  now: number,
): Saved {
  authorize(actor, "articles.edit-own");
  return settled(
    write((tx) => {
      const row = tx.select().from(articles).where(eq(articles.id, id)).all()[0];
      if (!row || row.pendingAt === null) throw new NotFound(`a waiting change of article ${id}`);
      const content = storedContent(tx, row);
      const saved = applyContent(tx, actor, { id, version, content }, now);
      if (!saved) return undefined;
      tx.update(articles).set({ pendingAt: null }).where(eq(articles.id, id)).run();
      indexDraft(tx, id);
      recordAudit(tx, { at: now, actor, verb: "articles.discard-change", subject: `article:${id}` });
      return saved;
    }),
  );
}

type Wanted = { id: string; version: number; content: Content };

function applyContent(
  tx: Tx,
  actor: Actor,
  { id, version, content }: Wanted,
  now: number,
): Saved | undefined {
  const row = tx
    .select({ lang: articles.lang, slug: articles.slug })
    .from(articles)
    .where(eq(articles.id, id))
    .all()[0];
  if (!row) throw new NotFound(`article ${id}`);
  const known = new Set(
    [
      ...tx.select({ id: topics.id }).from(topics).all(),
      ...tx.select({ id: bylines.id }).from(bylines).all(),
    ].map((each) => each.id),
  );
  const article = {
    ...content,
    ...row,
    id,
    version,
    topicId: content.topicId && known.has(content.topicId) ? content.topicId : null,
    bylineIds: content.bylineIds.filter((each) => known.has(each)),
    translationOf: undefined,
  };
  return applySave(tx, actor, article, { now, kind: "restore", waits: true });
}
