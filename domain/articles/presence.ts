import { and, eq, gt, lt, ne } from "drizzle-orm";
import { db, write } from "#db/client.ts";
import { articles, presences } from "#db/schema/articles.ts";
import { staff } from "#db/schema/staff.ts";
import { NotFound } from "../errors.ts";
import { type Actor, authorize, authorizeEdit } from "../staff/permissions.ts";
import { findThrown, type Thrown } from "./trash.ts";

// An open form says every ten seconds that it is open: after so long a silence it counts as closed.
const silenceMs = 25_000;

/** Who else has an article open, and the version that it has by now; or that it was thrown away. */
export type Company = { names: string[]; version: number; thrown?: Thrown };

/**
 * Notes that somebody has an article open; gives who else has. Throws Forbidden, and NotFound for one that is neither saved
 * nor in the trash.
 */
export function sayPresent(actor: Actor, articleId: string, now: number): Company {
  authorize(actor, "articles.edit-own");
  const article = db()
    .select({ createdBy: articles.createdBy, version: articles.version })
    .from(articles)
    .where(eq(articles.id, articleId))
    .all()[0];
  if (!article) {
    const thrown = findThrown(actor, articleId);
    if (!thrown) throw new NotFound(`article ${articleId}`);
    return { names: [], version: 0, thrown };
  }
  authorizeEdit(actor, article.createdBy);
  write((tx) => {
    tx.delete(presences)
      .where(lt(presences.seenAt, now - silenceMs))
      .run();
    tx.insert(presences)
      .values({ articleId, staffId: actor.id, seenAt: now })
      .onConflictDoUpdate({ target: [presences.articleId, presences.staffId], set: { seenAt: now } })
      .run();
  });
  const names = db()
    .select({ name: staff.name })
    .from(presences)
    .innerJoin(staff, eq(staff.id, presences.staffId))
    .where(
      and(
        eq(presences.articleId, articleId),
        ne(presences.staffId, actor.id),
        gt(presences.seenAt, now - silenceMs),
      ),
    )
    .orderBy(staff.name)
    .all()
    .map(({ name }) => name);
  return { names, version: article.version };
}
