import { eq } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { articleLeads, media } from "#db/schema/media.ts";

/** Gives an article its lead picture, or none for null and for a picture that is gone: a text is never held up by that. */
export function assignLead(
  tx: Tx,
  { articleId, mediaId }: { articleId: string; mediaId: string | null },
): void {
  const before = findLead(tx, articleId);
  const known = mediaId && tx.select({ id: media.id }).from(media).where(eq(media.id, mediaId)).all()[0]?.id;
  if ((known || null) === before) return;
  if (!known) tx.delete(articleLeads).where(eq(articleLeads.articleId, articleId)).run();
  else {
    tx.insert(articleLeads)
      .values({ articleId, mediaId: known })
      .onConflictDoUpdate({ target: articleLeads.articleId, set: { mediaId: known } })
      .run();
  }
}

/** The id of an article's lead picture, or null. */
export function findLead(tx: Pick<Tx, "select">, articleId: string): string | null {
  const [row] = tx
    .select({ mediaId: articleLeads.mediaId })
    .from(articleLeads)
    .where(eq(articleLeads.articleId, articleId))
    .all();
  return row?.mediaId ?? null;
}
