import { eq } from "drizzle-orm";
import { type Tx, write } from "#db/client.ts";
import { media, mediaTexts, mediaUses } from "#db/schema.ts";
import { recordAudit } from "../audit/record.ts";
import { Forbidden, NotFound } from "../errors.ts";
import { indexArticle } from "../search/index-article.ts";
import { type Actor, authorize, can } from "../staff/permissions.ts";
import type { PictureText } from "./add.ts";
import { removeOtherFiles } from "./files.ts";
import { findVisible, mayEditPicture } from "./find-for-desk.ts";
import { foldedWords } from "./folded.ts";
import { makeVersion } from "./make-version.ts";
import { checkPicture, type PictureInput } from "./picture-input.ts";

/**
 * Saves a picture's words, and its cut where the person may change it; a new cut gets new addresses, and the old ones
 * lead to it. Throws NotFound, Forbidden, Invalid.
 */
export async function savePicture(actor: Actor, id: string, input: PictureInput, now: number): Promise<void> {
  authorize(actor, "media.edit-own");
  const row = findVisible(actor, id);
  if (!row) throw new NotFound(`media ${id}`);
  const mayEdit = mayEditPicture(actor, row.createdBy);
  if (!mayEdit && !can(actor, "media.describe")) throw new Forbidden("another person's picture");
  const { texts, crop, focus } = checkPicture(input);
  const isSameCut =
    JSON.stringify(crop) === JSON.stringify(row.crop) && focus.x === row.focusX && focus.y === row.focusY;
  if (!mayEdit || isSameCut) return void write((tx) => saveWords(tx, { actor, id, texts, now }));
  const made = await makeVersion({ id, original: row.original, crop, focus }, (tx, version) => {
    saveWords(tx, { actor, id, texts, now });
    tx.update(media)
      .set({ ...version, crop, focusX: focus.x, focusY: focus.y })
      .where(eq(media.id, id))
      .run();
  });
  await removeOtherFiles(id, made);
}

type Words = { actor: Actor; id: string; texts: PictureText[]; now: number };

function saveWords(tx: Tx, { actor, id, texts, now }: Words): void {
  const row = tx.select({ name: media.name }).from(media).where(eq(media.id, id)).all()[0];
  if (!row) throw new NotFound(`media ${id}`);
  tx.delete(mediaTexts).where(eq(mediaTexts.mediaId, id)).run();
  for (const text of texts) {
    tx.insert(mediaTexts)
      .values({ mediaId: id, ...text })
      .run();
  }
  tx.update(media)
    .set({ isSample: false, folded: foldedWords(row.name, texts) })
    .where(eq(media.id, id))
    .run();
  const uses = tx.select({ id: mediaUses.textId }).from(mediaUses).where(eq(mediaUses.mediaId, id)).all();
  for (const textId of new Set(uses.map((use) => use.id))) indexArticle(tx, textId);
  recordAudit(tx, { at: now, actor, verb: "media.save", subject: `media:${id}` });
}
