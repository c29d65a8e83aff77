import type { Tx } from "#db/client.ts";
import { newId } from "#db/id.ts";
import { media, mediaTexts } from "#db/schema/media.ts";
import { recordAudit } from "../audit/record.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { removeFiles } from "./files.ts";
import { foldedWords, plainName } from "./folded.ts";
import { makeVersion, type Version } from "./make-version.ts";

/** A received file, and what it was called where it came from. */
export type Upload = { file: string; bytes: number; name: string };

export type PictureText = { lang: string; alt: string; caption: string; credit: string };

export const middle = { x: 50, y: 50 };

/**
 * Takes a received file into the library and gives the picture's id; the file itself is gone afterwards. Throws
 * Forbidden, and Invalid on "file" with what is wrong with it: then nothing of it is left.
 */
export async function addPicture(actor: Actor, upload: Upload, now: number): Promise<string> {
  authorize(actor, "media.add");
  try {
    const id = newId();
    await makeVersion({ id, upload: upload.file, crop: null, focus: middle }, (tx, made) => {
      insertPicture(tx, { id, made, upload, texts: [], createdBy: actor.id, now });
      recordAudit(tx, { at: now, actor, verb: "media.add", subject: `media:${id}` });
    });
    return id;
  } finally {
    await removeFiles(upload.file);
  }
}

/** A picture that is part of the sample newsroom: its files lie where they belong. */
export type SamplePicture = {
  id: string;
  name: string;
  bytes: number;
  texts: PictureText[];
  made: Version;
};

/** Tells the database of a sample picture, with its words in the site's languages. */
export function addSamplePicture(tx: Tx, { name, bytes, ...picture }: SamplePicture, now: number): void {
  insertPicture(tx, { ...picture, upload: { name, bytes }, isSample: true, now });
}

type New = {
  id: string;
  made: Version;
  upload: Pick<Upload, "name" | "bytes">;
  texts: PictureText[];
  createdBy?: string;
  isSample?: boolean;
  now: number;
};

function insertPicture(tx: Tx, { made, upload, texts, now, ...row }: New): void {
  const name = plainName(upload.name);
  tx.insert(media)
    .values({ ...row, ...made, name, bytes: upload.bytes, createdAt: now, folded: foldedWords(name, texts) })
    .run();
  for (const text of texts) {
    tx.insert(mediaTexts)
      .values({ mediaId: row.id, ...text })
      .run();
  }
}
