import { and, count, eq, inArray, not, notInArray, or, sql } from "drizzle-orm";
import { db, type Tx, write } from "#db/client.ts";
import { articleBylines, articles, tags } from "#db/schema/articles.ts";
import { media, mediaUses, revisionPictures } from "#db/schema/media.ts";
import { bylines, navigationItems, pages, topics } from "#db/schema/site.ts";
import { recordAudit } from "../audit/record.ts";
import { pictureFolder, removeFiles } from "../media/files.ts";
import { pageHref } from "../site/paths.ts";
import { type Actor, authorize } from "../staff/permissions.ts";

/** How much of the sample newsroom there is. What staff changed of it counts as their own. */
export type Sample = { articles: number; pages: number; bylines: number; topics: number; pictures: number };

const none: Sample = { articles: 0, pages: 0, bylines: 0, topics: 0, pictures: 0 };

/** What removing the sample newsroom would take away. Throws Forbidden. */
export function countSample(actor: Actor): Sample {
  authorize(actor, "sample.remove");
  const sample = { ...none };
  for (const kind of kinds) {
    const { table, condition } = goes[kind];
    sample[kind] = db().select({ n: count() }).from(table).where(condition()).all()[0]?.n ?? 0;
  }
  return sample;
}

/**
 * Takes the sample newsroom away in one transaction: its articles and pages, the topics and bylines that no other article
 * has, and the pictures that no other text shows; the files of these go afterwards. Gives what went. Throws Forbidden.
 */
export async function removeSample(actor: Actor, now: number): Promise<Sample> {
  authorize(actor, "sample.remove");
  const free = db().select({ id: media.id }).from(media).where(isFreePicture()).all();
  const removed = write((tx) => {
    const removed = { ...none };
    dropNavigation(tx);
    for (const kind of kinds) {
      const { table, condition } = goes[kind];
      removed[kind] = tx.delete(table).where(condition()).run().changes;
    }
    const untagged = sql`not exists (select 1 from article_tags where tag_id = ${tags.id})`;
    tx.delete(tags).where(untagged).run();
    recordAudit(tx, { at: now, actor, verb: "site.remove-sample", detail: removed });
    return removed;
  });
  for (const { id } of free) await removeFiles(pictureFolder(id));
  return removed;
}

// Articles come first: only then are their topics, bylines and pictures free.
const kinds = ["articles", "pages", "bylines", "topics", "pictures"] as const;

const ownArticles = () => db().select({ id: articles.id }).from(articles).where(eq(articles.isSample, false));

const goes = {
  articles: { table: articles, condition: () => eq(articles.isSample, true) },
  pages: { table: pages, condition: () => eq(pages.isSample, true) },
  bylines: {
    table: bylines,
    condition: () =>
      and(
        eq(bylines.isSample, true),
        notInArray(
          bylines.id,
          db()
            .select({ id: articleBylines.bylineId })
            .from(articleBylines)
            .where(inArray(articleBylines.articleId, ownArticles())),
        ),
      ),
  },
  topics: {
    table: topics,
    condition: () =>
      and(
        eq(topics.isSample, true),
        sql`not exists (select 1 from ${articles} where ${and(eq(articles.topicId, topics.id), eq(articles.isSample, false))})`,
      ),
  },
  pictures: { table: media, condition: isFreePicture },
};

function isFreePicture() {
  const isShown = sql`exists (select 1 from ${mediaUses} where ${mediaUses.mediaId} = ${media.id}
    and ${mediaUses.textId} not in (select ${articles.id} from ${articles} where ${articles.isSample} = 1))`;
  const isKept = sql`exists (select 1 from ${revisionPictures} where ${revisionPictures.mediaId} = ${media.id})`;
  return and(eq(media.isSample, true), not(isShown), not(isKept));
}

function dropNavigation(tx: Tx): void {
  const gone = tx
    .select({ lang: pages.lang, slug: pages.slug })
    .from(pages)
    .where(eq(pages.isSample, true))
    .all();
  const leadsThere = gone.map(({ lang, slug }) =>
    and(eq(navigationItems.lang, lang), eq(navigationItems.href, pageHref(lang, slug))),
  );
  if (leadsThere.length > 0)
    tx.delete(navigationItems)
      .where(or(...leadsThere))
      .run();
}
