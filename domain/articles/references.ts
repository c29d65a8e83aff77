import { and, eq, gte, inArray, lt, ne } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { articles } from "#db/schema/articles.ts";
import { bylines, languages, topics } from "#db/schema/site.ts";
import { Invalid } from "../errors.ts";
import { slugFromTitle } from "../slug.ts";
import type { CheckedArticle } from "./article-input.ts";

/** Throws Invalid where an article names a language, topic or byline that does not exist, or a slug that is used. */
export function checkReferences(tx: Tx, article: CheckedArticle): void {
  const problems: Record<string, string> = {};
  const { lang, topicId, bylineIds } = article;
  if (tx.select().from(languages).where(eq(languages.code, lang)).all().length === 0)
    problems.lang = "badChoice";
  if (topicId && tx.select({ id: topics.id }).from(topics).where(eq(topics.id, topicId)).all().length === 0) {
    problems.topicId = "badChoice";
  }
  const known = tx.select({ id: bylines.id }).from(bylines).where(inArray(bylines.id, bylineIds)).all();
  if (known.length !== new Set(bylineIds).size || known.length !== bylineIds.length)
    problems.bylineIds = "badChoice";
  if (!isProposed(article) && slugsLike(tx, article).has(article.slug)) problems.slug = "slugUsed";
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
}

/** The article's slug; where it only follows the title and is used already, with a number. */
export function freeSlug(tx: Tx, article: Pick<CheckedArticle, "id" | "lang" | "slug" | "title">): string {
  const used = slugsLike(tx, article);
  if (!used.has(article.slug)) return article.slug;
  let number = 2;
  while (used.has(`${article.slug}-${number}`)) number += 1;
  return `${article.slug}-${number}`;
}

/** Throws Invalid where a group of translations has one in the language. */
export function requireFreeLanguage(tx: Tx, groupId: string, lang: string): void {
  const taken = tx
    .select({ id: articles.id })
    .from(articles)
    .where(and(eq(articles.groupId, groupId), eq(articles.lang, lang)))
    .all();
  if (taken.length > 0) throw new Invalid({ lang: "translationExists" });
}

const isProposed = ({ slug, title }: Pick<CheckedArticle, "slug" | "title">) => slug === slugFromTitle(title);

function slugsLike(tx: Tx, { id, lang, slug }: Pick<CheckedArticle, "id" | "lang" | "slug">): Set<string> {
  const rows = tx
    .select({ slug: articles.slug })
    .from(articles)
    .where(
      // All that begin as numbered ones do: ":" is the sign after "9".
      and(
        eq(articles.lang, lang),
        gte(articles.slug, slug),
        lt(articles.slug, `${slug}-:`),
        ne(articles.id, id),
      ),
    )
    .all();
  return new Set(rows.map((row) => row.slug));
}
