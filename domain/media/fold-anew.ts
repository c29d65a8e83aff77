import { eq } from "drizzle-orm";
import { db, write } from "#db/client.ts";
import { media, mediaTexts } from "#db/schema/media.ts";
import { foldedWords } from "./folded.ts";

const batch = 200;

const unfolded = () =>
  db().select({ id: media.id, name: media.name }).from(media).where(eq(media.folded, "")).limit(batch).all();

/** Folds the words of some pictures that an update folds otherwise, and so has emptied; gives how many. */
export function foldPicturesAnew(): number {
  if (unfolded().length === 0) return 0;
  return write((tx) => {
    const rows = unfolded();
    for (const { id, name } of rows) {
      const texts = tx.select().from(mediaTexts).where(eq(mediaTexts.mediaId, id)).all();
      tx.update(media)
        .set({ folded: foldedWords(name, texts) })
        .where(eq(media.id, id))
        .run();
    }
    return rows.length;
  });
}
