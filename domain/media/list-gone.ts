import { inArray } from "drizzle-orm";
import { db } from "#db/client.ts";
import { media } from "#db/schema/media.ts";

/** Which of these ids of pictures the library no longer has. */
export function listGonePictures(ids: string[]): Set<string> {
  const rows = db().select({ id: media.id }).from(media).where(inArray(media.id, ids)).all();
  const known = new Set(rows.map(({ id }) => id));
  return new Set(ids.filter((id) => !known.has(id)));
}
