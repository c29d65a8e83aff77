import { eq } from "drizzle-orm";
import { type Tx, write } from "#db/client.ts";
import { media } from "#db/schema/media.ts";
import { recordAudit } from "../audit/record.ts";
import { refuseStale } from "../edition.ts";
import { Forbidden, NotFound } from "../errors.ts";
import { type Actor, authorize, can } from "../staff/permissions.ts";
import { removeOtherFiles } from "./files.ts";
import { editionOfPicture, findVisible, mayEditPicture } from "./find-for-desk.ts";
import { makeVersion } from "./make-version.ts";
import { checkPicture, type PictureInput } from "./picture-input.ts";
import { writeWords } from "./write-words.ts";

/**
 * Saves a picture's words, and its cut where the person may change it; a new cut gets new addresses, and the old ones
 * lead to it. Throws NotFound, Forbidden, Invalid ("savedByOther" on "form" when `edition` is given and not the present one).
 */
export async function savePicture(actor: Actor, id: string, input: PictureInput, now: number): Promise<void> {
  authorize(actor, "media.edit-own");
  const row = findVisible(actor, id);
  if (!row) throw new NotFound(`media ${id}`);
  const mayEdit = mayEditPicture(actor, row.createdBy);
  if (!mayEdit && !can(actor, "media.describe")) throw new Forbidden("another person's picture");
  const { texts, crop, focus, edition } = checkPicture(input);
  const isSameCut =
    JSON.stringify(crop) === JSON.stringify(row.crop) && focus.x === row.focusX && focus.y === row.focusY;
  const saveWords = (tx: Tx) => {
    refuseStale(edition, editionOfPicture(tx, findVisible(actor, id) ?? row));
    writeWords(tx, id, texts);
    recordAudit(tx, { at: now, actor, verb: "media.save", subject: `media:${id}` });
  };
  if (!mayEdit || isSameCut) return void write(saveWords);
  const made = await makeVersion({ id, original: row.original, crop, focus }, (tx, version) => {
    saveWords(tx);
    tx.update(media)
      .set({ ...version, crop, focusX: focus.x, focusY: focus.y })
      .where(eq(media.id, id))
      .run();
  });
  await removeOtherFiles(id, made);
}
