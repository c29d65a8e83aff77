import { sql } from "drizzle-orm";
import { prepared } from "#db/client.ts";
import { bylines } from "#db/schema/site.ts";

const named = prepared((db) =>
  db
    .select({
      id: bylines.id,
      name: sql<string>`coalesce(
        (select name from byline_names where byline_id = ${bylines.id} and lang = ${sql.placeholder("lang")}),
        (select name from byline_names where byline_id = ${bylines.id} order by lang limit 1),
        ${bylines.slug})`,
    })
    .from(bylines)
    .prepare(),
);

/** Every byline for a form's choice, by the alphabet, under its name in the language or else in another one. */
export function listBylineChoices(lang: string): { id: string; name: string }[] {
  const { compare } = new Intl.Collator(lang);
  return named()
    .all({ lang })
    .sort((a, b) => compare(a.name, b.name));
}
