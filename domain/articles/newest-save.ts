import { desc, eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { revisions } from "#db/schema/articles.ts";
import { audit } from "#db/schema/audit.ts";
import { staff } from "#db/schema/staff.ts";
import { newestFirst, onceOf } from "../revisions/newest.ts";
import { type Actor, authorize } from "../staff/permissions.ts";

type NewestSave = {
  savedAt: number | null;
  savedByName: string | null;
  /** Whether it is the actor's own. */
  isOwn: boolean;
};

/**
 * Who saved an article's present text, and when; nobody where nobody is known. The caller checks that the article is theirs
 * to see. Throws Forbidden.
 */
export function findNewestSave(actor: Actor, articleId: string): NewestSave {
  authorize(actor, "articles.edit-own");
  const row = db()
    .select({ savedAt: revisions.savedAt, savedBy: revisions.savedBy, savedByName: staff.name })
    .from(revisions)
    .leftJoin(staff, eq(staff.id, revisions.savedBy))
    .where(onceOf(articleId))
    .orderBy(...newestFirst)
    .limit(1)
    .all()[0];
  const isOwn = row?.savedBy === actor.id && lastToAct(articleId) === actor.id;
  return { savedAt: row?.savedAt ?? null, savedByName: row?.savedByName ?? null, isOwn };
}

// Who publishes a text as it is, or saves it again, makes no revision.
function lastToAct(articleId: string): string | null | undefined {
  return db()
    .select({ staffId: audit.staffId })
    .from(audit)
    .where(eq(audit.subject, `article:${articleId}`))
    .orderBy(desc(audit.id))
    .limit(1)
    .all()[0]?.staffId;
}
