import { and, inArray } from "drizzle-orm";
import { db } from "#db/client.ts";
import { media } from "#db/schema/media.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { type CaptionedPicture, listPictures } from "./list-pictures.ts";
import { visibleTo } from "./visible.ts";

const most = 100;

/** Of these pictures those that a person may see, as a text in that language shows them: at most a hundred. Throws Forbidden. */
export function listVisiblePictures(actor: Actor, lang: string, ids: string[]): CaptionedPicture[] {
  authorize(actor, "media.read");
  const rows = db()
    .select({ id: media.id })
    .from(media)
    .where(and(inArray(media.id, ids.slice(0, most)), visibleTo(actor)))
    .all();
  return [
    ...listPictures(
      lang,
      rows.map(({ id }) => id),
    ).values(),
  ];
}
