import { eq } from "drizzle-orm";
import { prepared, type Tx } from "#db/client.ts";
import { articles } from "#db/schema/articles.ts";
import { draftEntries } from "#db/schema/search.ts";
import type { Document } from "../documents/schema.ts";
import { documentText } from "../documents/words.ts";
import { newestContent } from "../revisions/newest.ts";
import { foldText } from "./fold.ts";

type Text = { title: string; standfirst: string; body: Document };

const insertWords = prepared(({ $client }) =>
  $client.prepare(
    `insert into draft_words (rowid, title, standfirst, body) values (@entry, @title, @standfirst, @body)`,
  ),
);

/**
 * Brings the desk's index to what only staff see of an article: the text of one that is not published, or the change that
 * waits; else nothing. Verbs that change an article call it last, in their own transaction.
 */
export function indexDraft(tx: Tx, id: string): void {
  tx.delete(draftEntries).where(eq(draftEntries.articleId, id)).run();
  const text = unseenText(tx, id);
  if (!text) return;
  const [row] = tx.insert(draftEntries).values({ articleId: id }).returning({ entry: draftEntries.id }).all();
  insertWords().run({
    entry: row?.entry,
    title: foldText(text.title),
    standfirst: foldText(text.standfirst),
    body: foldText(documentText(text.body)),
  });
}

function unseenText(tx: Tx, id: string): Text | undefined {
  const row = tx
    .select({
      status: articles.status,
      pendingAt: articles.pendingAt,
      title: articles.title,
      standfirst: articles.standfirst,
      body: articles.body,
    })
    .from(articles)
    .where(eq(articles.id, id))
    .all()[0];
  if (!row) return undefined;
  if (row.status !== "published") return { ...row, body: row.body as Document };
  return row.pendingAt === null ? undefined : newestContent(id, tx);
}
