import { eq } from "drizzle-orm";
import { media, mediaTexts } from "#db/schema/media.ts";
import { recordAudit } from "../audit/record.ts";
import { Forbidden, NotFound } from "../errors.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { middle, type Upload } from "./add.ts";
import { removeFiles, removeOtherFiles } from "./files.ts";
import { findVisible, mayEditPicture } from "./find-for-desk.ts";
import { foldedWords, plainName } from "./folded.ts";
import { makeVersion } from "./make-version.ts";

/**
 * Puts another file in a picture's place, everywhere it is used; its words stay, its cut begins anew. The received file is
 * gone afterwards. Throws NotFound, Forbidden, Invalid on "file".
 */
export async function replacePicture(actor: Actor, id: string, upload: Upload, now: number): Promise<void> {
  authorize(actor, "media.edit-own");
  try {
    const row = findVisible(actor, id);
    if (!row) throw new NotFound(`media ${id}`);
    if (!mayEditPicture(actor, row.createdBy)) throw new Forbidden("another person's picture");
    const name = plainName(upload.name);
    const made = await makeVersion({ id, upload: upload.file, crop: null, focus: middle }, (tx, version) => {
      const texts = tx.select().from(mediaTexts).where(eq(mediaTexts.mediaId, id)).all();
      const file = { name, bytes: upload.bytes, folded: foldedWords(name, texts) };
      const { changes } = tx
        .update(media)
        .set({ ...version, ...file, crop: null, focusX: middle.x, focusY: middle.y, isSample: false })
        .where(eq(media.id, id))
        .run();
      if (changes === 0) throw new NotFound(`media ${id}`);
      recordAudit(tx, { at: now, actor, verb: "media.replace", subject: `media:${id}` });
    });
    await removeOtherFiles(id, made);
  } finally {
    await removeFiles(upload.file);
  }
}
