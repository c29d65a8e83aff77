import { eq } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { articles } from "#db/schema/articles.ts";
import { recordAudit } from "../audit/record.ts";
import { NotFound } from "../errors.ts";
import { keepRevision } from "../revisions/keep.ts";
import { newestContent } from "../revisions/newest.ts";
import { type Actor, authorize, authorizeEdit } from "../staff/permissions.ts";
import { keepBase, showContent, storedContent } from "./write-content.ts";

/**
 * The statements that give an article a topic, or none (null), as a revision of its own. Readers of a published article see
 * it at once; a change that waits gets it too and goes on waiting. Throws Forbidden, NotFound.
 */
export function assignTopic(
  tx: Tx,
  actor: Actor,
  { id, topicId }: { id: string; topicId: string | null },
  now: number,
): void {
  const before = tx.select().from(articles).where(eq(articles.id, id)).all()[0];
  if (!before) throw new NotFound(`article ${id}`);
  authorizeEdit(actor, before.createdBy);
  const isPublic = before.status === "published";
  if (isPublic) authorize(actor, "articles.publish");
  const waiting = before.pendingAt === null ? undefined : newestContent(id, tx);
  if (before.topicId === topicId && (waiting?.topicId ?? topicId) === topicId) return;
  keepBase(tx, before);
  const version = before.version + 1;
  // By itself: with the version in the same statement the generation's trigger takes it for a save that readers do not see.
  tx.update(articles).set({ topicId }).where(eq(articles.id, id)).run();
  tx.update(articles).set({ version, savedAt: now, isSample: false }).where(eq(articles.id, id)).run();
  keepRevision(tx, {
    articleId: id,
    version,
    kind: isPublic && !waiting ? "publish" : "save",
    savedAt: now,
    savedBy: actor.id,
    content: { ...(waiting ?? storedContent(tx, before)), topicId },
  });
  if (isPublic) showContent(tx, id);
  recordAudit(tx, {
    at: now,
    actor,
    verb: "articles.assign-topic",
    subject: `article:${id}`,
    detail: { topicId },
  });
}
