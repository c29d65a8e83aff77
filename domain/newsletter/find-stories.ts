import { and, desc, eq, inArray } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articles } from "#db/schema/articles.ts";
import { searchArticles } from "../search/search-articles.ts";
import { listLanguages } from "../site/languages.ts";
import { type Actor, authorize } from "../staff/permissions.ts";

const most = 20;

/** A published story that an issue could tell of: its published versions, in the order of the site's languages. */
export type FoundStory = {
  groupId: string;
  publishedAt: number;
  versions: { lang: string; title: string }[];
};

/**
 * Published stories that fit a question in any language, the best of each language first; the newest where nothing is
 * asked. Throws Forbidden.
 */
export function findStories(actor: Actor, question: string): FoundStory[] {
  authorize(actor, "newsletter.edit");
  const groupIds = question.trim() ? groupsFor(question) : newestGroups();
  const rows = db()
    .select({
      groupId: articles.groupId,
      lang: articles.lang,
      title: articles.title,
      publishedAt: articles.publishedAt,
    })
    .from(articles)
    .where(and(inArray(articles.groupId, groupIds), eq(articles.status, "published")))
    .all();
  const order = listLanguages().map(({ code }) => code);
  return groupIds.map((groupId) => {
    const versions = rows
      .filter((row) => row.groupId === groupId)
      .sort((a, b) => order.indexOf(a.lang) - order.indexOf(b.lang));
    return {
      groupId,
      publishedAt: Math.max(...versions.map(({ publishedAt }) => publishedAt ?? 0)),
      versions: versions.map(({ lang, title }) => ({ lang, title })),
    };
  });
}

/** The story that an article is a version of, when it is published; undefined otherwise. Throws Forbidden. */
export function findStoryOfArticle(actor: Actor, articleId: string): FoundStory | undefined {
  authorize(actor, "newsletter.edit");
  const row = db()
    .select({
      groupId: articles.groupId,
      lang: articles.lang,
      title: articles.title,
      at: articles.publishedAt,
    })
    .from(articles)
    .where(and(eq(articles.id, articleId), eq(articles.status, "published")))
    .all()[0];
  return (
    row && {
      groupId: row.groupId,
      publishedAt: row.at ?? 0,
      versions: [{ lang: row.lang, title: row.title }],
    }
  );
}

function groupsFor(question: string): string[] {
  const found = listLanguages().map(({ code }) => searchArticles({ lang: code, question }).rows);
  const ids = found.flatMap((rows) => rows.slice(0, most).map(({ id }) => id));
  const groups = new Map(
    db()
      .select({ id: articles.id, groupId: articles.groupId })
      .from(articles)
      .where(inArray(articles.id, ids))
      .all()
      .map(({ id, groupId }) => [id, groupId]),
  );
  return [...new Set(ids.flatMap((id) => groups.get(id) ?? []))].slice(0, most);
}

function newestGroups(): string[] {
  const rows = db()
    .select({ groupId: articles.groupId })
    .from(articles)
    .where(eq(articles.status, "published"))
    .orderBy(desc(articles.publishedAt), desc(articles.id))
    .limit(most * 2)
    .all();
  return [...new Set(rows.map(({ groupId }) => groupId))].slice(0, most);
}
