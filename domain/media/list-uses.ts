import { eq, sql } from "drizzle-orm";
import { db, type Tx } from "#db/client.ts";
import { articles, revisions, trash } from "#db/schema/articles.ts";
import { mediaUses, revisionPictures } from "#db/schema/media.ts";
import { issues, issueTexts } from "#db/schema/newsletter.ts";
import { pages } from "#db/schema/site.ts";
import { type Actor, authorize, can } from "../staff/permissions.ts";

/**
 * A text that shows a picture: above it ("lead") or within it, in a change that waits, in an earlier version alone, or in
 * the trash; or an issue of the newsletter, in what introduces it.
 */
export type Use = {
  kind: "lead" | "article" | "page" | "issue" | "pending" | "revision" | "trash";
  id: string;
  lang: string;
  title: string;
  status: "draft" | "scheduled" | "published" | "withdrawn";
};

/** Where a picture is used, as far as the person may see it, and how many other places there are. Throws Forbidden. */
export function listUses(actor: Actor, mediaId: string): { uses: Use[]; hiddenUses: number } {
  authorize(actor, "media.read");
  const present = listPresent(mediaId);
  const shown = new Set(present.map(({ id }) => id));
  const all = [...present, ...listKept(mediaId).filter(({ id }) => !shown.has(id))];
  const uses = all.flatMap(({ createdBy, ...use }): Use[] => {
    const isPublic = use.kind !== "pending" && use.kind !== "revision" && use.status === "published";
    const maySee = isPublic || can(actor, "articles.edit-any") || createdBy === actor.id;
    return maySee ? [use] : [];
  });
  return { uses, hiddenUses: all.length - uses.length };
}

/** How many texts use a picture, as they are now or in any version that is kept of them. */
export function countUses(tx: Pick<Tx, "all">, mediaId: string): number {
  const [row] = tx.all<{ n: number }>(sql`select count(*) as n from (
    select text_id from media_uses where media_id = ${mediaId} union
    select r.article_id from revision_pictures p join revisions r on r.id = p.revision_id where p.media_id = ${mediaId})`);
  return row?.n ?? 0;
}

type Found = Use & { createdBy: string | null };

const ofArticle = {
  lang: articles.lang,
  title: articles.title,
  status: articles.status,
  createdBy: articles.createdBy,
};

function listPresent(mediaId: string): Found[] {
  return (
    db()
      .select({
        kind: mediaUses.kind,
        id: mediaUses.textId,
        article: ofArticle,
        page: { lang: pages.lang, title: pages.title },
        issue: { lang: issueTexts.lang, title: issueTexts.subject, startedAt: issues.startedAt },
      })
      .from(mediaUses)
      .leftJoin(articles, eq(articles.id, mediaUses.textId))
      .leftJoin(pages, eq(pages.id, mediaUses.textId))
      .leftJoin(issues, eq(issues.id, mediaUses.textId))
      .leftJoin(issueTexts, eq(issueTexts.issueId, issues.id))
      .where(eq(mediaUses.mediaId, mediaId))
      // An issue has a text in each language, and is one place.
      .groupBy(mediaUses.kind, mediaUses.textId)
      .all()
      .flatMap(({ kind, id, article, page, issue }): Found[] => {
        if (issue?.title !== undefined && issue.title !== null) {
          const status = issue.startedAt === null ? "draft" : "published";
          return [{ kind, id, lang: issue.lang ?? "", title: issue.title, status, createdBy: null }];
        }
        if (page) return [{ kind, id, ...page, status: "published", createdBy: null }];
        return article ? [{ kind, id, ...article }] : [];
      })
  );
}

// What the newest revision of an article with a waiting change holds waits; all others are earlier versions.
function listKept(mediaId: string): Found[] {
  const isNewest = sql<number>`max(${revisions.id} = (select newest.id from revisions newest
    where newest.article_id = ${revisions.articleId} and newest.kind <> 'aside'
    order by newest.version desc, newest.saved_at desc limit 1))`;
  return db()
    .select({
      id: revisions.articleId,
      isNewest,
      pendingAt: articles.pendingAt,
      article: ofArticle,
      trashed: { lang: trash.lang, title: trash.title, createdBy: trash.createdBy },
    })
    .from(revisionPictures)
    .innerJoin(revisions, eq(revisions.id, revisionPictures.revisionId))
    .leftJoin(articles, eq(articles.id, revisions.articleId))
    .leftJoin(trash, eq(trash.articleId, revisions.articleId))
    .where(eq(revisionPictures.mediaId, mediaId))
    .groupBy(revisions.articleId)
    .all()
    .flatMap(({ id, isNewest, pendingAt, article, trashed }): Found[] => {
      if (article) return [{ kind: pendingAt !== null && isNewest ? "pending" : "revision", id, ...article }];
      return trashed ? [{ kind: "trash", id, ...trashed, status: "withdrawn" }] : [];
    });
}
