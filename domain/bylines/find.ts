import { and, eq, sql } from "drizzle-orm";
import { prepared } from "#db/client.ts";
import { bylineNames, bylines } from "#db/schema/site.ts";

type Byline = { id: string; slug: string; name: string; about: string };

const bySlug = prepared((db) =>
  db
    .select({ id: bylines.id, slug: bylines.slug, name: bylineNames.name, about: bylineNames.about })
    .from(bylines)
    .innerJoin(
      bylineNames,
      and(eq(bylineNames.bylineId, bylines.id), eq(bylineNames.lang, sql.placeholder("lang"))),
    )
    .where(eq(bylines.slug, sql.placeholder("slug")))
    .prepare(),
);

/** A byline by its slug, where it has a name in the language. */
export function findByline(lang: string, slug: string): Byline | undefined {
  return bySlug().all({ lang, slug })[0];
}
