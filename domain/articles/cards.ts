import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { articles } from "#db/schema/articles.ts";
import { articleLeads, media } from "#db/schema/media.ts";
import { topicNames, topics } from "#db/schema/site.ts";
import { cutPicture, type Picture, pictureColumns } from "../media/picture.ts";
import { isAfterKey } from "../paging.ts";

/** What a list shows of a published article: no list reads a body. */
export type Card = {
  id: string;
  slug: string;
  title: string;
  standfirst: string;
  dateline: string;
  topicSlug: string | null;
  topicName: string | null;
  publishedAt: number;
  /** The lead picture as lists show it. */
  picture: Picture | null;
};

export const cardColumns = {
  id: articles.id,
  slug: articles.slug,
  title: articles.title,
  standfirst: articles.standfirst,
  dateline: articles.dateline,
  topicSlug: topics.slug,
  topicName: topicNames.name,
  publishedAt: sql<number>`${articles.publishedAt}`,
  picture: pictureColumns,
};

/** A query for cards in one language (placeholder "lang"), newest first: each list adds its own condition and limit. */
export function selectCards(db: Db, condition?: SQL) {
  return db
    .select(cardColumns)
    .from(articles)
    .leftJoin(topics, eq(topics.id, articles.topicId))
    .leftJoin(topicNames, and(eq(topicNames.topicId, articles.topicId), eq(topicNames.lang, articles.lang)))
    .leftJoin(articleLeads, eq(articleLeads.articleId, articles.id))
    .leftJoin(media, eq(media.id, articleLeads.mediaId))
    .where(and(eq(articles.lang, sql.placeholder("lang")), eq(articles.status, "published"), condition))
    .orderBy(sql`${articles.publishedAt} desc, ${articles.id} desc`);
}

type CardRow = ReturnType<ReturnType<typeof selectCards>["all"]>[number];

/** A row of the query as lists show it. */
export function cardOf({ picture, ...row }: CardRow): Card {
  return { ...row, picture: picture && cutPicture(picture) };
}

/** The condition "after the key in placeholders at and id". */
export const afterKey = isAfterKey(articles.publishedAt, articles.id, {
  at: sql.placeholder("at"),
  id: sql.placeholder("id"),
});
