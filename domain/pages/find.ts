import { and, asc, eq, ne, sql } from "drizzle-orm";
import { prepared } from "#db/client.ts";
import { pages } from "#db/schema/site.ts";
import type { Document } from "../documents/schema.ts";

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

const bySlug = prepared((db) =>
  db
    .select({
      id: pages.id,
      groupId: pages.groupId,
      slug: pages.slug,
      title: pages.title,
      savedAt: pages.savedAt,
      body: pages.body,
    })
    .from(pages)
    .where(and(eq(pages.lang, placeholder("lang")), eq(pages.slug, placeholder("slug"))))
    .prepare(),
);
const translationsOf = prepared((db) =>
  db
    .select({ lang: pages.lang, slug: pages.slug, title: pages.title })
    .from(pages)
    .where(and(eq(pages.groupId, placeholder("groupId")), ne(pages.lang, placeholder("lang"))))
    .orderBy(asc(pages.lang))
    .prepare(),
);

/** A standing page by its address, with the addresses of its translations, or undefined. */
export function findPage(lang: string, slug: string): StandingPage | undefined {
  const row = bySlug().all({ lang, slug })[0];
  if (!row) return undefined;
  const { groupId, ...page } = row;
  return { ...page, body: page.body as Document, translations: translationsOf().all({ groupId, lang }) };
}
