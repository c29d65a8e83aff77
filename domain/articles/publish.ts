import { eq } from "drizzle-orm";
import { type Tx, write } from "#db/client.ts";
import { articles } from "#db/schema/articles.ts";
import { recordAudit } from "../audit/record.ts";
import type { Document } from "../documents/schema.ts";
import { takeWords } from "../media/take-words.ts";
import { indexDraft } from "../search/index-draft.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { type ArticleInput, checkArticle } from "./article-input.ts";
import { applySave, requirePictures, type Saved, settled } from "./save.ts";
import { showContent } from "./write-content.ts";

/** Saves an article and shows it to readers, in one transaction. Throws like saveArticle; Invalid on what is missing. */
export function publishArticle(actor: Actor, input: ArticleInput, now: number): Saved {
  authorize(actor, "articles.publish");
  const article = checkArticle(input, { isForReaders: true });
  return settled(
    write((tx) => {
      requirePictures(tx, article.body);
      const saved = applySave(tx, actor, article, { now, kind: "publish" });
      if (!saved) return undefined;
      showToReaders(tx, article.id, { actor, now });
      recordAudit(tx, { at: now, actor, verb: "articles.publish", subject: `article:${article.id}` });
      return saved;
    }),
  );
}

/** Makes an article one that readers see. Its first publishing keeps its instant: what comes back is not news again. */
export function showToReaders(tx: Tx, id: string, { actor, now }: { actor?: Actor; now: number }): void {
  const before = tx
    .select({ publishedAt: articles.publishedAt, lang: articles.lang, body: articles.body })
    .from(articles)
    .where(eq(articles.id, id))
    .all()[0];
  tx.update(articles)
    .set({ status: "published", scheduledAt: null, publishedAt: before?.publishedAt ?? now })
    .where(eq(articles.id, id))
    .run();
  if (before) takeWords(tx, { lang: before.lang, body: before.body as Document }, { actor, now });
  showContent(tx, id);
  indexDraft(tx, id);
}
