import { and, desc, eq, ne } from "drizzle-orm";
import { db, type Tx } from "#db/client.ts";
import { revisions } from "#db/schema.ts";
import { type Content, unpackContent } from "./content.ts";

/** The content of an article's last save, or undefined for an article without revisions. The caller checks the right. */
export function newestContent(articleId: string, tx: Tx | ReturnType<typeof db> = db()): Content | undefined {
  const row = tx
    .select({ content: revisions.content })
    .from(revisions)
    .where(and(eq(revisions.articleId, articleId), ne(revisions.kind, "aside")))
    .orderBy(desc(revisions.version), desc(revisions.savedAt))
    .limit(1)
    .all()[0];
  return row && unpackContent(row.content);
}
