import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { dataDir } from "#db/client.ts";

// DATA_DIR/media/ID/VERSION/ holds what readers get of a picture, DATA_DIR/media/ID/ORIGINAL what it was made from.

const folder = () => join(dataDir(), "media");

/** Where uploads lie until they are looked at, and social cards until nobody asks for them. */
export const incomingFolder = () => join(folder(), "incoming");
export const cardFolder = () => join(folder(), "cards");

export const pictureFolder = (id: string) => join(folder(), id);
export const versionFolder = (id: string, version: string) => join(folder(), id, version);
export const originalFile = (id: string, original: string) => join(folder(), id, original);

/** Makes a folder, and those above it, which no user of the machine but the server and its group can look into. */
export async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o750 });
}

/** Removes a file or a folder with all in it; one that is not there is removed already. */
export async function removeFiles(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true });
}

/** Removes all files of a picture but those of one version and one original. */
export async function removeOtherFiles(
  id: string,
  kept: { version: string; original: string },
): Promise<void> {
  const names = await readdir(pictureFolder(id));
  const others = names.filter((name) => name !== kept.version && name !== kept.original);
  await Promise.all(others.map((name) => removeFiles(join(pictureFolder(id), name))));
}
