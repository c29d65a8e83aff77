import { eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articleBylines } from "#db/schema/articles.ts";
import { bylineNames, bylines } from "#db/schema/site.ts";
import { editionOfNames } from "../site/names.ts";
import { type Actor, authorize } from "../staff/permissions.ts";

export type DeskByline = {
  id: string;
  slug: string;
  isSample: boolean;
  /** Of its slug and texts. */
  edition: string;
  /** How many articles carry it, drafts and every language included. */
  articleCount: number;
  /** By language code; a language without an entry does not show the byline. */
  texts: Record<string, { name: string; about: string }>;
};

/** Every byline by the alphabet of the language, with its names in all languages. Throws Forbidden. */
export function listBylinesForDesk(actor: Actor, lang: string): DeskByline[] {
  authorize(actor, "bylines.edit");
  const rows = db()
    .select({
      id: bylines.id,
      slug: bylines.slug,
      isSample: bylines.isSample,
      articleCount: sql<number>`(select count(*) from ${articleBylines} where ${eq(articleBylines.bylineId, bylines.id)})`,
    })
    .from(bylines)
    .all();
  const names = Map.groupBy(db().select().from(bylineNames).all(), ({ bylineId }) => bylineId);
  const { compare } = new Intl.Collator(lang);
  const shown = ({ slug, texts }: DeskByline) => texts[lang]?.name ?? Object.values(texts)[0]?.name ?? slug;
  return rows
    .map((row) => {
      const own = names.get(row.id) ?? [];
      return {
        ...row,
        edition: editionOfNames(row.slug, own),
        texts: Object.fromEntries(own.map(({ lang, name, about }) => [lang, { name, about }])),
      };
    })
    .sort((a, b) => compare(shown(a), shown(b)));
}

/** One byline as the list has it, or undefined. Throws Forbidden. */
export function findBylineForDesk(actor: Actor, id: string): DeskByline | undefined {
  return listBylinesForDesk(actor, "en").find((byline) => byline.id === id);
}
