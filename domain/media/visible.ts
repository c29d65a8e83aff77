import { eq, or, type SQL, sql } from "drizzle-orm";
import { articles, revisions } from "#db/schema/articles.ts";
import { media, mediaUses, revisionPictures } from "#db/schema/media.ts";
import { type Actor, can } from "../staff/permissions.ts";

/**
 * Which pictures a person may see: editors all, others their own, those in any version of articles that they began, and what
 * readers see anyway. A picture can give away who it was taken of long before anything is published.
 */
export function visibleTo(actor: Actor): SQL | undefined {
  if (can(actor, "media.edit-any")) return undefined;
  const isUsed = sql`exists (select 1 from ${mediaUses} where ${mediaUses.mediaId} = ${media.id} and (
    ${mediaUses.kind} = 'page' or ${mediaUses.textId} in (select ${articles.id} from ${articles}
      where ${articles.id} = ${mediaUses.textId} and (${articles.status} = 'published' or ${articles.createdBy} = ${actor.id}))))`;
  const isKept = sql`exists (select 1 from ${revisionPictures} join ${revisions} on ${revisions.id} = ${revisionPictures.revisionId}
    join ${articles} on ${articles.id} = ${revisions.articleId}
    where ${revisionPictures.mediaId} = ${media.id} and ${articles.createdBy} = ${actor.id})`;
  return or(eq(media.createdBy, actor.id), isUsed, isKept);
}
