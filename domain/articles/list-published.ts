import { and, asc, eq, gte, inArray, lt, ne, sql } from "drizzle-orm";
import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import { type Db, prepared } from "#db/client.ts";
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
const relatedTo = prepared((db) => selectRelated(db, relatedArticles.articleId, relatedArticles.relatedId));
const relatingTo = prepared((db) => selectRelated(db, relatedArticles.relatedId, relatedArticles.articleId));

// From the few that were chosen to their articles: the planner would rather walk the whole list in its order.
function selectRelated(db: Db, from: AnySQLiteColumn, to: AnySQLiteColumn) {
  return db
    .select({ ...cardColumns, position: relatedArticles.position })
    .from(relatedArticles)
    .innerJoin(articles, eq(articles.id, to))
    .leftJoin(topics, eq(topics.id, articles.topicId))
    .leftJoin(topicNames, and(eq(topicNames.topicId, articles.topicId), eq(topicNames.lang, articles.lang)))
    .leftJoin(articleLeads, eq(articleLeads.articleId, articles.id))
    .leftJoin(media, eq(media.id, articleLeads.mediaId))
    .where(
      and(
        eq(from, placeholder("id")),
        eq(articles.lang, placeholder("lang")),
        eq(articles.status, "published"),
      ),
    )
    .orderBy(asc(relatedArticles.position), sql`${articles.publishedAt} desc`)
    .limit(mostRelated)
    .prepare();
}

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
 * Up to four other articles: those chosen when it was published (see domain/related/) and those published later for which it was
 * chosen, best first; the newest of its topic where there are none.
 */
export function listRelated(lang: string, { id, topicId }: { id: string; topicId: string | null }): Card[] {
  const both = [...relatedTo().all({ lang, id }), ...relatingTo().all({ lang, id })];
  const chosen = new Map(
    both
      .sort((a, b) => a.position - b.position || b.publishedAt - a.publishedAt)
      .map(({ position: _position, ...row }) => [row.id, cardOf(row)]),
  );
  if (chosen.size > 0) return [...chosen.values()].slice(0, mostRelated);
  return topicId ? ofTopicBut().all({ lang, id, topicId, limit: mostRelated }).map(cardOf) : [];
}

const paged = (rows: Parameters<typeof cardOf>[0][], size = pageSize) =>
  pageOf(rows.map(cardOf), (row) => row.publishedAt, size);
