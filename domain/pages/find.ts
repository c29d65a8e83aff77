import { and, asc, eq, ne, sql } from "drizzle-orm";
import { type Db, prepared } from "#db/client.ts";
import { pages } from "#db/schema/site.ts";
import type { Document } from "../documents/schema.ts";
import { findMoved } from "../redirects/find.ts";

/** A standing page: About, Contact and the like. */
export type StandingPage = {
  id: string;
  slug: string;
  title: string;
  savedAt: number;
  body: Document;
  /** The same page in other languages. */
  translations: { lang: string; slug: string; title: string }[];
};

const placeholder = sql.placeholder;

const bySlug = prepared((db) => selectPage(db, pages.slug, "slug").prepare());
const byId = prepared((db) => selectPage(db, pages.id, "id").prepare());
const translationsOf = prepared((db) =>
  db
    .select({ lang: pages.lang, slug: pages.slug, title: pages.title })
    .from(pages)
    .where(and(eq(pages.groupId, placeholder("groupId")), ne(pages.lang, placeholder("lang"))))
    .orderBy(asc(pages.lang))
    .prepare(),
);

/** A standing page by its slug or one that it once had, with the addresses of its translations, or undefined. */
export function findPage(lang: string, slug: string): StandingPage | undefined {
  const row = bySlug().all({ lang, slug })[0] ?? findMovedRow(lang, slug);
  if (!row) return undefined;
  const { groupId, ...page } = row;
  return { ...page, body: page.body as Document, translations: translationsOf().all({ groupId, lang }) };
}

function findMovedRow(lang: string, slug: string) {
  const id = findMoved({ kind: "page", lang, slug });
  return id === undefined ? undefined : byId().all({ lang, id })[0];
}

function selectPage(db: Db, column: typeof pages.slug | typeof pages.id, name: string) {
  return db
    .select({
      id: pages.id,
      groupId: pages.groupId,
      slug: pages.slug,
      title: pages.title,
      savedAt: pages.savedAt,
      body: pages.body,
    })
    .from(pages)
    .where(and(eq(pages.lang, placeholder("lang")), eq(column, placeholder(name))));
}
