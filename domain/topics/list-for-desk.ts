import { asc, eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articles } from "#db/schema/articles.ts";
import { topicNames, topics } from "#db/schema/site.ts";
import { editionOfNames } from "../site/names.ts";
import { type Actor, authorize } from "../staff/permissions.ts";

export type DeskTopic = {
  id: string;
  slug: string;
  isSample: boolean;
  /** Of its slug and texts. */
  edition: string;
  /** How many articles have it, drafts and every language included. */
  articleCount: number;
  /** By language code; a language without an entry does not show the topic. */
  texts: Record<string, { name: string; description: string }>;
};

/** Every topic in the site's order, with its names in all languages. Throws Forbidden. */
export function listTopicsForDesk(actor: Actor): DeskTopic[] {
  authorize(actor, "topics.edit");
  const rows = db()
    .select({
      id: topics.id,
      slug: topics.slug,
      isSample: topics.isSample,
      articleCount: sql<number>`(select count(*) from ${articles} where ${eq(articles.topicId, topics.id)})`,
    })
    .from(topics)
    .orderBy(asc(topics.position), asc(topics.id))
    .all();
  const names = db().select().from(topicNames).all();
  return rows.map((row) => {
    const own = names.filter(({ topicId }) => topicId === row.id);
    return {
      ...row,
      edition: editionOfNames(row.slug, own),
      texts: Object.fromEntries(own.map(({ lang, name, description }) => [lang, { name, description }])),
    };
  });
}

/** One topic as the list has it, or undefined. Throws Forbidden. */
export function findTopicForDesk(actor: Actor, id: string): DeskTopic | undefined {
  return listTopicsForDesk(actor).find((topic) => topic.id === id);
}
