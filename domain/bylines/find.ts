import { and, eq, sql } from "drizzle-orm";
import { type Db, prepared } from "#db/client.ts";
import { bylineNames, bylines } from "#db/schema/site.ts";
import { findMoved } from "../redirects/find.ts";

type Byline = { id: string; slug: string; name: string; about: string };

const bySlug = prepared((db) =>
  selectNamed(db)
    .where(eq(bylines.slug, sql.placeholder("slug")))
    .prepare(),
);
const byId = prepared((db) =>
  selectNamed(db)
    .where(eq(bylines.id, sql.placeholder("id")))
    .prepare(),
);

/** A byline by its slug or one that it once had and that still leads to it, where it has a name in the language. */
export function findByline(lang: string, slug: string): Byline | undefined {
  const found = bySlug().all({ lang, slug })[0];
  if (found) return found;
  const id = findMoved({ kind: "byline", lang: "", slug });
  return id === undefined ? undefined : byId().all({ lang, id })[0];
}

function selectNamed(db: Db) {
  return db
    .select({ id: bylines.id, slug: bylines.slug, name: bylineNames.name, about: bylineNames.about })
    .from(bylines)
    .innerJoin(
      bylineNames,
      and(eq(bylineNames.bylineId, bylines.id), eq(bylineNames.lang, sql.placeholder("lang"))),
    );
}
