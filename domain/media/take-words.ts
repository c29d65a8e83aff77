import { eq, inArray } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { media, mediaTexts } from "#db/schema/media.ts";
import { recordAudit } from "../audit/record.ts";
import type { Pictured } from "../documents/nodes/figures.ts";
import { picturesOf } from "../documents/render.ts";
import type { Document } from "../documents/schema.ts";
import type { Actor } from "../staff/permissions.ts";
import type { PictureText } from "./add.ts";
import { writeWords } from "./write-words.ts";

type Text = {
  lang: string;
  body: Document;
  /** What readers got until now. */
  before?: Document | undefined;
};
/** Without an actor where the schedule publishes. */
type By = { actor?: Actor | undefined; now: number };

/**
 * Describes the pictures of a text in the library by the words that the text has for them, where the library has no alt text
 * in its language. A later correction in the text is one in the library too, as long as that still says, word for word, what the
 * text said before; whatever else stands there is never overwritten, and nothing is emptied. To be called when readers get the
 * text and not before: a draft's words are still being written.
 */
export function takeWords(tx: Tx, { lang, body, before }: Text, { actor, now }: By): void {
  const described = picturesOf(body).filter(({ alt }) => alt !== "");
  const ids = described.map(({ mediaId }) => mediaId);
  if (ids.length === 0) return;
  for (const { id } of tx.select({ id: media.id }).from(media).where(inArray(media.id, ids)).all()) {
    const texts = tx.select(words).from(mediaTexts).where(eq(mediaTexts.mediaId, id)).all();
    const own = texts.find((text) => text.lang === lang);
    const ofIt = ({ mediaId }: Pictured) => mediaId === id;
    const said = described.filter(ofIt);
    const earlier = before ? picturesOf(before).filter(ofIt) : [];
    const taken = own?.alt ? corrected(own, said, earlier) : added(own, said);
    if (!taken) continue;
    writeWords(tx, id, [...texts.filter((text) => text !== own), { lang, ...taken }]);
    const entry = { at: now, verb: "media.describe", subject: `media:${id}` };
    recordAudit(tx, actor ? { ...entry, actor } : entry);
  }
}

function added(own: Words | undefined, [said]: Pictured[]): Words | undefined {
  return said && { alt: said.alt, caption: own?.caption || said.caption, credit: own?.credit ?? "" };
}

// A text may show a picture more than once: what counts is the place that had the library's words, and what it says now.
function corrected(own: Words, said: Pictured[], earlier: Pictured[]): Words | undefined {
  const had = earlier.find(({ alt }) => alt === own.alt);
  const has =
    said.find(({ alt }) => alt === own.alt) ??
    said.find(({ alt }) => earlier.every((each) => each.alt !== alt));
  if (!had || !has) return undefined;
  const caption = (own.caption === had.caption && has.caption) || own.caption;
  const isSame = has.alt === own.alt && caption === own.caption;
  return isSame ? undefined : { alt: has.alt, caption, credit: own.credit };
}

type Words = Omit<PictureText, "lang">;

const words = {
  lang: mediaTexts.lang,
  alt: mediaTexts.alt,
  caption: mediaTexts.caption,
  credit: mediaTexts.credit,
};
