import { inArray } from "drizzle-orm";
import { db } from "#db/client.ts";
import { media, mediaTexts } from "#db/schema/media.ts";
import { cutPicture, type Picture, pictureColumns, wholePicture } from "./picture.ts";

/** A picture with its words in the language of a page; the credit in another one where the language has none. */
export type CaptionedPicture = Picture & {
  id: string;
  cut: Picture;
  alt: string;
  caption: string;
  credit: string;
};

/** The pictures with these ids, by id; one that is gone is left out. */
export function listPictures(lang: string, ids: string[]): Map<string, CaptionedPicture> {
  if (ids.length === 0) return new Map();
  const rows = db().select(pictureColumns).from(media).where(inArray(media.id, ids)).all();
  const texts = db().select().from(mediaTexts).where(inArray(mediaTexts.mediaId, ids)).all();
  return new Map(
    rows.map((row) => {
      const own = texts.filter(({ mediaId }) => mediaId === row.id);
      const words = own.find((text) => text.lang === lang);
      const credit = words?.credit || (own.find((text) => text.credit)?.credit ?? "");
      const captioned = { alt: words?.alt ?? "", caption: words?.caption ?? "", credit };
      return [row.id, { id: row.id, ...wholePicture(row), cut: cutPicture(row), ...captioned }];
    }),
  );
}
