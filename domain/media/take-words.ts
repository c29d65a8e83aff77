import { eq, inArray } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { media, mediaTexts } from "#db/schema.ts";
import { recordAudit } from "../audit/record.ts";
import { picturesOf } from "../documents/render.ts";
import type { Document } from "../documents/schema.ts";
import type { Actor } from "../staff/permissions.ts";
import { writeWords } from "./write-words.ts";

type Text = { lang: string; body: Document };
/** Without an actor where the schedule publishes. */
type By = { actor?: Actor | undefined; now: number };

/**
 * Describes the pictures of a text in the library by the words that the text has for them, where the library has no alt text
 * in its language; nothing that stands there is overwritten. To be called when readers get the text and not before: a
 * draft's words are still being written, and what the library has taken once it keeps.
 */
export function takeWords(tx: Tx, { lang, body }: Text, { actor, now }: By): void {
  const described = picturesOf(body).filter(({ alt }) => alt !== "");
  const ids = described.map(({ mediaId }) => mediaId);
  if (ids.length === 0) return;
  for (const { id } of tx.select({ id: media.id }).from(media).where(inArray(media.id, ids)).all()) {
    const texts = tx.select(words).from(mediaTexts).where(eq(mediaTexts.mediaId, id)).all();
    const own = texts.find((text) => text.lang === lang);
    const said = described.find(({ mediaId }) => mediaId === id);
    if (own?.alt || !said) continue;
    const taken = {
      lang,
      alt: said.alt,
      caption: own?.caption || said.caption,
      credit: own?.credit ?? "",
    };
    writeWords(tx, id, [...texts.filter((text) => text !== own), taken]);
    const entry = { at: now, verb: "media.describe", subject: `media:${id}` };
    recordAudit(tx, actor ? { ...entry, actor } : entry);
  }
}

const words = {
  lang: mediaTexts.lang,
  alt: mediaTexts.alt,
  caption: mediaTexts.caption,
  credit: mediaTexts.credit,
};
