import { eq } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { media, mediaTexts, mediaUses } from "#db/schema/media.ts";
import { NotFound } from "../errors.ts";
import { indexArticle } from "../search/index-article.ts";
import type { PictureText } from "./add.ts";
import { foldedWords } from "./folded.ts";

/** Gives a picture its words, in place of all that it had, wherever it is found by them. Throws NotFound. */
export function writeWords(tx: Tx, id: string, texts: PictureText[]): void {
  const row = tx.select({ name: media.name }).from(media).where(eq(media.id, id)).all()[0];
  if (!row) throw new NotFound(`media ${id}`);
  tx.delete(mediaTexts).where(eq(mediaTexts.mediaId, id)).run();
  for (const text of texts) {
    tx.insert(mediaTexts)
      .values({ mediaId: id, ...text })
      .run();
  }
  tx.update(media)
    .set({ isSample: false, folded: foldedWords(row.name, texts) })
    .where(eq(media.id, id))
    .run();
  const uses = tx.select({ id: mediaUses.textId }).from(mediaUses).where(eq(mediaUses.mediaId, id)).all();
  for (const textId of new Set(uses.map((use) => use.id))) indexArticle(tx, textId);
}
