import { and, eq, gt, lt, ne, or } from "drizzle-orm";
import { db, write } from "#db/client.ts";
import { articles, presences } from "#db/schema/articles.ts";
import { staff } from "#db/schema/staff.ts";
import { NotFound } from "../errors.ts";
import { type Actor, authorize, authorizeEdit } from "../staff/permissions.ts";
import { findNewestSave } from "./newest-save.ts";
import { findThrown, type Thrown } from "./trash.ts";

// An open form says every ten seconds that it is open: after so long a silence it counts as closed.
const silenceMs = 25_000;

/** An article as one page of a browser has it open; each page has a key of its own. */
type OpenPage = { articleId: string; pageKey: string };

/** Who else has an article open, and the version that it has by now; or that it was thrown away. */
export type Company = {
  names: string[];
  /** Whether the person who asks has it open elsewhere too. */
  isElsewhere: boolean;
  version: number;
  /** Whether that version is their own. */
  isOwn: boolean;
  thrown?: Thrown;
};

/**
 * Notes that somebody has an article open; gives who else has. Throws Forbidden, and NotFound for one that is neither saved
 * nor in the trash.
 */
export function sayPresent(actor: Actor, page: OpenPage, now: number): Company {
  authorize(actor, "articles.edit-own");
  const { articleId } = page;
  const article = findOpened(articleId);
  if (!article) {
    const thrown = findThrown(actor, articleId);
    if (!thrown) throw new NotFound(`article ${articleId}`);
    return { names: [], isElsewhere: false, version: 0, isOwn: false, thrown };
  }
  authorizeEdit(actor, article.createdBy);
  write((tx) => {
    tx.delete(presences)
      .where(lt(presences.seenAt, now - silenceMs))
      .run();
    tx.insert(presences)
      .values({ ...page, staffId: actor.id, seenAt: now })
      .onConflictDoUpdate({
        target: [presences.articleId, presences.staffId, presences.pageKey],
        set: { seenAt: now },
      })
      .run();
  });
  const others = listOthers(actor, page, now);
  const names = others.filter(({ id }) => id !== actor.id).map(({ name }) => name);
  return {
    names: [...new Set(names)],
    isElsewhere: others.some(({ id }) => id === actor.id),
    version: article.version,
    isOwn: findNewestSave(actor, articleId).isOwn,
  };
}

/** Notes that a page is left: nobody is told any longer that its person is there. Throws Forbidden, NotFound. */
export function sayGone(actor: Actor, { articleId, pageKey }: OpenPage): void {
  authorize(actor, "articles.edit-own");
  const article = findOpened(articleId);
  if (!article) throw new NotFound(`article ${articleId}`);
  authorizeEdit(actor, article.createdBy);
  write((tx) =>
    tx
      .delete(presences)
      .where(
        and(
          eq(presences.articleId, articleId),
          eq(presences.staffId, actor.id),
          eq(presences.pageKey, pageKey),
        ),
      )
      .run(),
  );
}

function findOpened(articleId: string) {
  return db()
    .select({ createdBy: articles.createdBy, version: articles.version })
    .from(articles)
    .where(eq(articles.id, articleId))
    .all()[0];
}

function listOthers(actor: Actor, { articleId, pageKey }: OpenPage, now: number) {
  return db()
    .select({ id: staff.id, name: staff.name })
    .from(presences)
    .innerJoin(staff, eq(staff.id, presences.staffId))
    .where(
      and(
        eq(presences.articleId, articleId),
        or(ne(presences.staffId, actor.id), ne(presences.pageKey, pageKey)),
        gt(presences.seenAt, now - silenceMs),
      ),
    )
    .orderBy(staff.name)
    .all();
}
