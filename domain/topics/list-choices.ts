import { asc, sql } from "drizzle-orm";
import { prepared } from "#db/client.ts";
import { topics } from "#db/schema/site.ts";

const named = prepared((db) =>
  db
    .select({
      id: topics.id,
      name: sql<string>`coalesce(
        (select name from topic_names where topic_id = ${topics.id} and lang = ${sql.placeholder("lang")}),
        (select name from topic_names where topic_id = ${topics.id} order by lang limit 1),
        ${topics.slug})`,
    })
    .from(topics)
    .orderBy(asc(topics.position), asc(topics.id))
    .prepare(),
);

/** Every topic for a form's choice, in the site's order, under its name in the language or else in another one. */
export function listTopicChoices(lang: string): { id: string; name: string }[] {
  return named().all({ lang });
}
