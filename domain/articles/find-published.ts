import { and, asc, eq, ne, sql } from "drizzle-orm";
import { prepared } from "#db/client.ts";
import { articleBylines, articles } from "#db/schema/articles.ts";
import { articleLeads } from "#db/schema/media.ts";
import { bylineNames, bylines, topicNames, topics } from "#db/schema/site.ts";
import type { Document } from "../documents/schema.ts";
import { type CaptionedPicture, listPictures } from "../media/list-pictures.ts";
import { findMoved } from "../redirects/find.ts";
import { listTagsOf, type Tag } from "../tags/list.ts";

export type PublishedArticle = {
  id: string;
  lang: string;
  slug: string;
  title: string;
  standfirst: string;
  dateline: string;
  topicId: string | null;
  topicSlug: string | null;
  topicName: string | null;
  sourceName: string;
  sourceUrl: string;
  publishedAt: number;
  changedAt: number | null;
  body: Document;
  lead: CaptionedPicture | undefined;
  bylines: { slug: string; name: string }[];
  tags: Tag[];
  /** The same text in other languages, where it is published. */
  translations: { lang: string; slug: string; title: string; publishedAt: number }[];
};

const placeholder = sql.placeholder;

const bySlug = prepared((db) =>
  db
    .select({
      id: articles.id,
      groupId: articles.groupId,
      lang: articles.lang,
      slug: articles.slug,
      title: articles.title,
      standfirst: articles.standfirst,
      dateline: articles.dateline,
      topicId: articles.topicId,
      topicSlug: topics.slug,
      topicName: topicNames.name,
      sourceName: articles.sourceName,
      sourceUrl: articles.sourceUrl,
      publishedAt: sql<number>`${articles.publishedAt}`,
      changedAt: articles.changedAt,
      leadId: articleLeads.mediaId,
      body: articles.body,
    })
    .from(articles)
    .leftJoin(topics, eq(topics.id, articles.topicId))
    .leftJoin(topicNames, and(eq(topicNames.topicId, articles.topicId), eq(topicNames.lang, articles.lang)))
    .leftJoin(articleLeads, eq(articleLeads.articleId, articles.id))
    .where(
      and(
        eq(articles.lang, placeholder("lang")),
        eq(articles.slug, placeholder("slug")),
        eq(articles.status, "published"),
      ),
    )
    .prepare(),
);

const bylinesOf = prepared((db) =>
  db
    .select({ slug: bylines.slug, name: bylineNames.name })
    .from(articleBylines)
    .innerJoin(bylines, eq(bylines.id, articleBylines.bylineId))
    .innerJoin(
      bylineNames,
      and(eq(bylineNames.bylineId, bylines.id), eq(bylineNames.lang, placeholder("lang"))),
    )
    .where(eq(articleBylines.articleId, placeholder("id")))
    .orderBy(asc(articleBylines.position))
    .prepare(),
);

const translationsOf = prepared((db) =>
  db
    .select({
      lang: articles.lang,
      slug: articles.slug,
      title: articles.title,
      publishedAt: sql<number>`${articles.publishedAt}`,
    })
    .from(articles)
    .where(
      and(
        eq(articles.groupId, placeholder("groupId")),
        ne(articles.lang, placeholder("lang")),
        eq(articles.status, "published"),
      ),
    )
    .orderBy(asc(articles.lang))
    .prepare(),
);

const slugOf = prepared((db) =>
  db
    .select({ slug: articles.slug })
    .from(articles)
    .where(eq(articles.id, placeholder("id")))
    .prepare(),
);

/** A published article by its slug or one that it once had, with its bylines and translations, or undefined. */
export function findPublishedArticle(lang: string, slug: string): PublishedArticle | undefined {
  const row = bySlug().all({ lang, slug })[0] ?? findMovedRow(lang, slug);
  if (!row) return undefined;
  const { groupId, leadId, ...article } = row;
  return {
    ...article,
    body: article.body as Document,
    lead: leadId ? listPictures(lang, [leadId]).get(leadId) : undefined,
    bylines: bylinesOf().all({ id: article.id, lang }),
    tags: listTagsOf(article.id),
    translations: translationsOf().all({ groupId, lang }),
  };
}

function findMovedRow(lang: string, slug: string) {
  const id = findMoved({ kind: "article", lang, slug });
  const present = id && slugOf().all({ id })[0];
  return present && bySlug().all({ lang, slug: present.slug })[0];
}
