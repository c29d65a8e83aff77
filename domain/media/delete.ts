import { eq } from "drizzle-orm";
import { write } from "#db/client.ts";
import { media, mediaUses } from "#db/schema/media.ts";
import { recordAudit } from "../audit/record.ts";
import { Forbidden, Invalid, NotFound } from "../errors.ts";
import { indexArticle } from "../search/index-article.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { pictureFolder, removeFiles } from "./files.ts";
import { findVisible, mayEditPicture } from "./find-for-desk.ts";
import { countUses } from "./list-uses.ts";

/**
 * Deletes a picture with all its files. One that texts use, or once did in a version that is kept, goes only when `knowingly`
 * says so, and only for who may edit any: the texts stay, without it. Throws NotFound, Forbidden, Invalid ("pictureInUse" on
 * "form").
 */
export async function deletePicture(
  actor: Actor,
  id: string,
  { knowingly }: { knowingly: boolean },
  now: number,
): Promise<void> {
  authorize(actor, "media.edit-own");
  const row = findVisible(actor, id);
  if (!row) throw new NotFound(`media ${id}`);
  if (!mayEditPicture(actor, row.createdBy)) throw new Forbidden("another person's picture");
  write((tx) => {
    const used = countUses(tx, id);
    if (used > 0) {
      if (!knowingly) throw new Invalid({ form: { key: "pictureInUse", values: { count: used } } });
      authorize(actor, "media.edit-any");
    }
    const shown = tx.select({ id: mediaUses.textId }).from(mediaUses).where(eq(mediaUses.mediaId, id)).all();
    tx.delete(media).where(eq(media.id, id)).run();
    for (const textId of new Set(shown.map((use) => use.id))) indexArticle(tx, textId);
    recordAudit(tx, { at: now, actor, verb: "media.delete", subject: `media:${id}`, detail: { used } });
  });
  await removeFiles(pictureFolder(id));
}
