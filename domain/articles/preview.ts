import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articles } from "#db/schema/articles.ts";
import { bylineNames, bylines, topicNames, topics } from "#db/schema/site.ts";
import { listPictures } from "../media/list-pictures.ts";
import { slugFromTitle } from "../slug.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { findArticleForDesk } from "./find-for-desk.ts";
import type { PublishedArticle } from "./find-published.ts";

/**
 * An article as readers would get it if it were published now, with a change that waits; undefined when there is none or the
 * person may not see it. Throws Forbidden.
 */
export function previewArticle(actor: Actor, id: string, now: number): PublishedArticle | undefined {
  authorize(actor, "articles.read");
  const article = findArticleForDesk(actor, id);
  if (!article) return undefined;
  const { lang, topicId, bylineIds, leadMediaId, tags: tagNames, versions } = article;
  const topic = topicId === null ? undefined : topicOf(topicId, lang);
  const tags = tagNames.map((name) => ({ id: name, slug: slugFromTitle(name), name }));
  return {
    ...article,
    topicSlug: topic?.slug ?? null,
    topicName: topic?.name ?? null,
    publishedAt: article.publishedAt ?? article.scheduledAt ?? now,
    changedAt: article.pendingAt === null ? article.changedAt : now,
    lead: leadMediaId ? listPictures(lang, [leadMediaId]).get(leadMediaId) : undefined,
    bylines: bylinesOf(bylineIds, lang),
    tags,
    translations: publishedAmong(versions.map((version) => version.id)),
  };
}

function topicOf(id: string, lang: string) {
  return db()
    .select({ slug: topics.slug, name: topicNames.name })
    .from(topics)
    .leftJoin(topicNames, and(eq(topicNames.topicId, topics.id), eq(topicNames.lang, lang)))
    .where(eq(topics.id, id))
    .all()[0];
}

function bylinesOf(ids: string[], lang: string): { slug: string; name: string }[] {
  const rows = db()
    .select({ id: bylines.id, slug: bylines.slug, name: bylineNames.name })
    .from(bylines)
    .innerJoin(bylineNames, and(eq(bylineNames.bylineId, bylines.id), eq(bylineNames.lang, lang)))
    .where(inArray(bylines.id, ids))
    .orderBy(asc(bylines.id))
    .all();
  return ids.flatMap((id) => rows.filter((row) => row.id === id)).map(({ slug, name }) => ({ slug, name }));
}

function publishedAmong(ids: string[]): PublishedArticle["translations"] {
  const { lang, slug, title } = articles;
  return db()
    .select({ lang, slug, title, publishedAt: sql<number>`${articles.publishedAt}` })
    .from(articles)
    .where(and(inArray(articles.id, ids), eq(articles.status, "published")))
    .orderBy(asc(articles.lang))
    .all();
}
