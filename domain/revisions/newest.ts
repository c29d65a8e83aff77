import { and, desc, eq, ne } from "drizzle-orm";
import { db, type Tx } from "#db/client.ts";
import { revisions } from "#db/schema/articles.ts";
import { type Content, unpackContent } from "./content.ts";

/** The condition of what an article was: a text that lost a conflict stands aside, and never was the article. */
export const onceOf = (articleId: string) =>
  and(eq(revisions.articleId, articleId), ne(revisions.kind, "aside"));

/** The order of an article's revisions, the newest first. */
export const newestFirst = [desc(revisions.version), desc(revisions.savedAt)];

/** The content of an article's last save, or undefined for an article without revisions. The caller checks the right. */
export function newestContent(articleId: string, tx: Tx | ReturnType<typeof db> = db()): Content | undefined {
  const row = tx
    .select({ content: revisions.content })
    .from(revisions)
    .where(onceOf(articleId))
    .orderBy(...newestFirst)
    .limit(1)
    .all()[0];
  return row && unpackContent(row.content);
}
