import { rmdir } from "node:fs/promises";
import { type Tx, write } from "#db/client.ts";
import { newId } from "#db/id.ts";
import type { Crop, Developed, Point } from "../darkroom/job.ts";
import { developPicture } from "../darkroom/run.ts";
import { makeFolder, originalFile, pictureFolder, removeFiles, versionFolder } from "./files.ts";

export type Version = Developed & { version: string; original: string };

type Source = {
  id: string;
  /** A received file, which becomes the picture's original; else the kept original is read again. */
  upload?: string;
  original?: string;
  crop: Crop | null;
  focus: Point;
};

/**
 * Makes the files of a new version of a picture, then runs the statements that tell the database of it; when either
 * fails, the new files are gone. Throws Invalid on "file", and what the statements throw.
 */
export async function makeVersion(
  source: Source,
  statements: (tx: Tx, made: Version) => void,
): Promise<Version> {
  const { id, upload, crop, focus } = source;
  const version = newId();
  const original = upload ? `${version}.webp` : (source.original ?? "");
  const kept = originalFile(id, original);
  await makeFolder(pictureFolder(id));
  try {
    const made = await developPicture({
      file: upload ?? kept,
      ...(upload ? { original: kept } : {}),
      folder: versionFolder(id, version),
      crop,
      focus,
    });
    const all = { ...made, version, original };
    write((tx) => statements(tx, all));
    return all;
  } catch (error) {
    await removeFiles(versionFolder(id, version));
    if (upload) await removeFiles(kept);
    // The folder of a picture that never was; that of another version is not empty and stays.
    await rmdir(pictureFolder(id)).catch(() => undefined);
    throw error;
  }
}
