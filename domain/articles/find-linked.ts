import { and, eq, inArray } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articles } from "#db/schema/articles.ts";
import { articlePath } from "../site/paths.ts";

/** Of these articles those that readers can see, by id: each with its present title and path. */
export function findLinkedArticles(ids: string[]): Map<string, { title: string; path: string }> {
  if (ids.length === 0) return new Map();
  const rows = db()
    .select({ id: articles.id, lang: articles.lang, slug: articles.slug, title: articles.title })
    .from(articles)
    .where(and(inArray(articles.id, ids), eq(articles.status, "published")))
    .all();
  return new Map(rows.map(({ id, lang, slug, title }) => [id, { title, path: articlePath(lang, slug) }]));
}
