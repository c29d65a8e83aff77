import { desc, eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { audit } from "#db/schema/audit.ts";
import { staff } from "#db/schema/staff.ts";
import { authorizeRevisions } from "../revisions/list.ts";
import { type Actor, authorize } from "../staff/permissions.ts";

/** Something that was done to an article; nobody's name where it happened by itself. */
export type Deed = { id: number; at: number; verb: string; staffName: string | null };

/** Who did what to an article, the last first: at most 100. Throws Forbidden, NotFound. */
export function listHistory(actor: Actor, articleId: string): Deed[] {
  authorize(actor, "articles.edit-own");
  authorizeRevisions(actor, articleId);
  return db()
    .select({ id: audit.id, at: audit.at, verb: audit.verb, staffName: staff.name })
    .from(audit)
    .leftJoin(staff, eq(staff.id, audit.staffId))
    .where(eq(audit.subject, `article:${articleId}`))
    .orderBy(desc(audit.id))
    .limit(100)
    .all();
}
