import { and, asc, eq, sql } from "drizzle-orm";
import { prepared } from "#db/client.ts";
import { topicNames, topics } from "#db/schema/site.ts";
import { findMoved } from "../redirects/find.ts";

export type Topic = { id: string; slug: string; name: string; description: string };

const ofLanguage = prepared((db) =>
  db
    .select({ id: topics.id, slug: topics.slug, name: topicNames.name, description: topicNames.description })
    .from(topics)
    .innerJoin(
      topicNames,
      and(eq(topicNames.topicId, topics.id), eq(topicNames.lang, sql.placeholder("lang"))),
    )
    .orderBy(asc(topics.position), asc(topics.id))
    .prepare(),
);

/** The topics that have a name in the language, in the site's order. */
export function listTopics(lang: string): Topic[] {
  return ofLanguage().all({ lang });
}

/** A topic by its slug or one that it once had, where it has a name in the language. */
export function findTopic(lang: string, slug: string): Topic | undefined {
  const topics = listTopics(lang);
  const found = topics.find((topic) => topic.slug === slug);
  if (found) return found;
  const moved = findMoved({ kind: "topic", lang: "", slug });
  return topics.find(({ id }) => id === moved);
}
