import { and, asc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { type Db, db, prepared } from "#db/client.ts";
import { articleBylines, articles } from "#db/schema/articles.ts";
import { articleLeads } from "#db/schema/media.ts";
import { bylineNames, bylines, topicNames } from "#db/schema/site.ts";
import type { Document } from "../documents/schema.ts";
import { type CaptionedPicture, listPictures } from "../media/list-pictures.ts";

export const feedSize = 30;

/** What a feed tells of a published article: all of it. Instants in ms. */
export type Entry = {
  id: string;
  slug: string;
  title: string;
  standfirst: string;
  topicName: string | null;
  sourceUrl: string;
  publishedAt: number;
  changedAt: number | null;
  body: Document;
  lead: CaptionedPicture | undefined;
  bylines: { slug: string; name: string }[];
};

const placeholder = sql.placeholder;

const latest = prepared((connection) => selectEntries(connection).prepare());
const ofTopic = prepared((connection) =>
  selectEntries(connection, eq(articles.topicId, placeholder("topicId"))).prepare(),
);

/** The newest published articles of a language, or of one topic in it, with their texts. */
export function listEntries(lang: string, topicId?: string): Entry[] {
  const rows = topicId ? ofTopic().all({ lang, topicId }) : latest().all({ lang });
  const names = bylinesOf(
    lang,
    rows.map(({ id }) => id),
  );
  const leads = listPictures(
    lang,
    rows.flatMap(({ leadId }) => leadId ?? []),
  );
  return rows.map(({ leadId, ...row }) => ({
    ...row,
    body: row.body as Document,
    lead: leads.get(leadId ?? ""),
    bylines: names.get(row.id) ?? [],
  }));
}

function selectEntries(connection: Db, condition?: SQL) {
  return connection
    .select({
      id: articles.id,
      slug: articles.slug,
      title: articles.title,
      standfirst: articles.standfirst,
      topicName: topicNames.name,
      sourceUrl: articles.sourceUrl,
      publishedAt: sql<number>`${articles.publishedAt}`,
      changedAt: articles.changedAt,
      leadId: articleLeads.mediaId,
      body: articles.body,
    })
    .from(articles)
    .leftJoin(topicNames, and(eq(topicNames.topicId, articles.topicId), eq(topicNames.lang, articles.lang)))
    .leftJoin(articleLeads, eq(articleLeads.articleId, articles.id))
    .where(and(eq(articles.lang, placeholder("lang")), eq(articles.status, "published"), condition))
    .orderBy(sql`${articles.publishedAt} desc, ${articles.id} desc`)
    .limit(feedSize);
}

function bylinesOf(lang: string, ids: string[]): Map<string, Entry["bylines"]> {
  const rows = db()
    .select({ articleId: articleBylines.articleId, slug: bylines.slug, name: bylineNames.name })
    .from(articleBylines)
    .innerJoin(bylines, eq(bylines.id, articleBylines.bylineId))
    .innerJoin(bylineNames, and(eq(bylineNames.bylineId, bylines.id), eq(bylineNames.lang, lang)))
    .where(inArray(articleBylines.articleId, ids))
    .orderBy(asc(articleBylines.position))
    .all();
  return Map.groupBy(rows, ({ articleId }) => articleId) as Map<string, Entry["bylines"]>;
}
