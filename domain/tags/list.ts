import { and, asc, eq, sql } from "drizzle-orm";
import { prepared } from "#db/client.ts";
import { articleTags, tags } from "#db/schema/articles.ts";

export type Tag = { id: string; slug: string; name: string };

const columns = { id: tags.id, slug: tags.slug, name: tags.name };

const bySlug = prepared((db) =>
  db
    .select(columns)
    .from(tags)
    .where(and(eq(tags.lang, sql.placeholder("lang")), eq(tags.slug, sql.placeholder("slug"))))
    .prepare(),
);

const ofArticle = prepared((db) =>
  db
    .select(columns)
    .from(articleTags)
    .innerJoin(tags, eq(tags.id, articleTags.tagId))
    .where(eq(articleTags.articleId, sql.placeholder("articleId")))
    .orderBy(asc(tags.name))
    .prepare(),
);

/** A language's tag by its slug, or undefined. */
export function findTag(lang: string, slug: string): Tag | undefined {
  return bySlug().all({ lang, slug })[0];
}

/** An article's tags, by name. */
export function listTagsOf(articleId: string): Tag[] {
  return ofArticle().all({ articleId });
}
