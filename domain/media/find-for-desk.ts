import { and, asc, eq } from "drizzle-orm";
import { type Db, db } from "#db/client.ts";
import { media, mediaTexts } from "#db/schema/media.ts";
import type { Crop, Point } from "../darkroom/job.ts";
import { editionOf } from "../edition.ts";
import { type Actor, authorize, can } from "../staff/permissions.ts";
import { originalFile } from "./files.ts";
import { listUses, type Use } from "./list-uses.ts";
import { type Picture, wholePicture } from "./picture.ts";
import { visibleTo } from "./visible.ts";

export type DeskPicture = {
  id: string;
  name: string;
  bytes: number;
  createdAt: number;
  isSample: boolean;
  /** Of its words and its cut. */
  edition: string;
  picture: Picture;
  crop: Crop | null;
  focus: Point;
  /** By language code. */
  texts: Record<string, { alt: string; caption: string; credit: string }>;
  uses: Use[];
  /** How many more texts use it that the person may not see. */
  hiddenUses: number;
  mayEdit: boolean;
  mayDescribe: boolean;
};

/** A picture with everything about it, or undefined when there is none or the person may not see it. Throws Forbidden. */
export function findPictureForDesk(actor: Actor, id: string): DeskPicture | undefined {
  authorize(actor, "media.read");
  const row = findVisible(actor, id);
  if (!row) return undefined;
  const texts = db().select().from(mediaTexts).where(eq(mediaTexts.mediaId, id)).all();
  const mayEdit = mayEditPicture(actor, row.createdBy);
  return {
    id,
    name: row.name,
    bytes: row.bytes,
    createdAt: row.createdAt,
    isSample: row.isSample,
    edition: editionOfPicture(db(), row),
    picture: wholePicture(row),
    crop: row.crop,
    focus: { x: row.focusX, y: row.focusY },
    texts: Object.fromEntries(
      texts.map(({ lang, alt, caption, credit }) => [lang, { alt, caption, credit }]),
    ),
    ...listUses(actor, id),
    mayEdit,
    mayDescribe: mayEdit || can(actor, "media.describe"),
  };
}

/** The edition of a picture's words and cut. */
export function editionOfPicture(
  tx: Pick<Db, "select">,
  { id, crop, focusX, focusY }: Pick<typeof media.$inferSelect, "id" | "crop" | "focusX" | "focusY">,
): string {
  const texts = tx
    .select()
    .from(mediaTexts)
    .where(eq(mediaTexts.mediaId, id))
    .orderBy(asc(mediaTexts.lang))
    .all();
  return editionOf(texts, crop, focusX, focusY);
}

/** The file that a picture's sizes are made from, uncropped, for the desk alone; undefined as above. Throws Forbidden. */
export function findOriginal(actor: Actor, id: string): string | undefined {
  authorize(actor, "media.read");
  const row = findVisible(actor, id);
  return row && originalFile(id, row.original);
}

/** A picture's row as the person may see it. */
export function findVisible(actor: Actor, id: string) {
  return db()
    .select()
    .from(media)
    .where(and(eq(media.id, id), visibleTo(actor)))
    .all()[0];
}

/** Whether the person may change or delete a picture that somebody added. */
export function mayEditPicture(actor: Actor, createdBy: string | null): boolean {
  return can(actor, "media.edit-any") || (can(actor, "media.edit-own") && createdBy === actor.id);
}
