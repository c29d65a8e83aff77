import { and, asc, eq, gte, inArray, lt, ne, sql } from "drizzle-orm";
import { prepared } from "#db/client.ts";
import { articleBylines, articles, articleTags, relatedArticles } from "#db/schema/articles.ts";
import { articleLeads, media } from "#db/schema/media.ts";
import { topicNames, topics } from "#db/schema/site.ts";
import { type Paged, pageOf, pageSize, readKeyOrTop } from "../paging.ts";
import { mostRelated } from "../related/choose.ts";
import { afterKey, type Card, cardColumns, cardOf, selectCards } from "./cards.ts";

const placeholder = sql.placeholder;
const limit = sql`${placeholder("limit")}` as unknown as number;

const latest = prepared((db) => selectCards(db, afterKey).limit(limit).prepare());
const ofTopic = prepared((db) =>
  selectCards(db, and(eq(articles.topicId, placeholder("topicId")), afterKey))
    .limit(limit)
    .prepare(),
);
const ofByline = prepared((db) =>
  selectCards(
    db,
    and(
      inArray(
        articles.id,
        db
          .select({ id: articleBylines.articleId })
          .from(articleBylines)
          .where(eq(articleBylines.bylineId, placeholder("bylineId"))),
      ),
      afterKey,
    ),
  )
    .limit(limit)
    .prepare(),
);
const ofTag = prepared((db) =>
  selectCards(
    db,
    and(
      inArray(
        articles.id,
        db
          .select({ id: articleTags.articleId })
          .from(articleTags)
          .where(eq(articleTags.tagId, placeholder("tagId"))),
      ),
      afterKey,
    ),
  )
    .limit(limit)
    .prepare(),
);
const between = prepared((db) =>
  selectCards(
    db,
    and(
      gte(articles.publishedAt, placeholder("from")),
      lt(articles.publishedAt, placeholder("to")),
      afterKey,
    ),
  )
    .limit(limit)
    .prepare(),
);
const ofTopicBut = prepared((db) =>
  selectCards(db, and(eq(articles.topicId, placeholder("topicId")), ne(articles.id, placeholder("id"))))
    .limit(limit)
    .prepare(),
);
// From the few that were chosen to their articles: the planner would rather walk the whole list in its order.
const relatedTo = prepared((db) =>
  db
    .select(cardColumns)
    .from(relatedArticles)
    .innerJoin(articles, eq(articles.id, relatedArticles.relatedId))
    .leftJoin(topics, eq(topics.id, articles.topicId))
    .leftJoin(topicNames, and(eq(topicNames.topicId, articles.topicId), eq(topicNames.lang, articles.lang)))
    .leftJoin(articleLeads, eq(articleLeads.articleId, articles.id))
    .leftJoin(media, eq(media.id, articleLeads.mediaId))
    .where(
      and(
        eq(relatedArticles.articleId, placeholder("id")),
        eq(articles.lang, placeholder("lang")),
        eq(articles.status, "published"),
      ),
    )
    .orderBy(asc(relatedArticles.position))
    .prepare(),
);

/** The newest published articles of a language. `after` is the key from the last page's `next`. */
export function listLatest(
  lang: string,
  { after, size = pageSize }: { after?: string; size?: number } = {},
): Paged<Card> {
  return paged(latest().all({ lang, limit: size + 1, ...readKeyOrTop(after) }), size);
}

/** A topic's published articles in a language, newest first. */
export function listByTopic(
  lang: string,
  topicId: string,
  { after, size = pageSize }: { after?: string; size?: number } = {},
): Paged<Card> {
  return paged(ofTopic().all({ lang, topicId, limit: size + 1, ...readKeyOrTop(after) }), size);
}

/** The published articles in a language that carry a byline, newest first. */
export function listByByline(
  lang: string,
  bylineId: string,
  { after }: { after?: string } = {},
): Paged<Card> {
  return paged(ofByline().all({ lang, bylineId, limit: pageSize + 1, ...readKeyOrTop(after) }));
}

/** A tag's published articles in a language, newest first. */
export function listByTag(lang: string, tagId: string, { after }: { after?: string } = {}): Paged<Card> {
  return paged(ofTag().all({ lang, tagId, limit: pageSize + 1, ...readKeyOrTop(after) }));
}

/** The articles of a language published from `from` (inclusive) to `to` (exclusive), instants in ms, newest first. */
export function listBetween(
  lang: string,
  { from, to }: { from: number; to: number },
  { after }: { after?: string } = {},
): Paged<Card> {
  return paged(between().all({ lang, from, to, limit: pageSize + 1, ...readKeyOrTop(after) }));
}

/**
 * Up to four other articles: those chosen when it was published (see domain/related/), best first; the newest of its topic
 * for one that had nothing before it.
 */
export function listRelated(lang: string, { id, topicId }: { id: string; topicId: string | null }): Card[] {
  const chosen = relatedTo().all({ lang, id }).map(cardOf);
  if (chosen.length > 0) return chosen;
  return topicId ? ofTopicBut().all({ lang, id, topicId, limit: mostRelated }).map(cardOf) : [];
}

const paged = (rows: Parameters<typeof cardOf>[0][], size = pageSize) =>
  pageOf(rows.map(cardOf), (row) => row.publishedAt, size);
