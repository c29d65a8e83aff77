import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { db } from "#db/client.ts";
import { media } from "#db/schema/media.ts";
import { day } from "../durations.ts";
import { cardFolder, incomingFolder, pictureFolder, removeFiles, removeOtherFiles } from "./files.ts";

/**
 * Removes what a killed process left below DATA_DIR/media: half an upload, files of which the database never heard, old
 * versions. Only what is older than a day, so that nothing under way is touched.
 */
export async function sweepMedia(now: number): Promise<void> {
  const rows = new Map(
    db()
      .select({ id: media.id, version: media.version, original: media.original })
      .from(media)
      .all()
      .map((row) => [row.id, row]),
  );
  // A card that is asked for again is drawn again.
  for (const folder of [incomingFolder(), cardFolder()]) {
    for (const file of await oldEntries(folder, now)) await removeFiles(file);
  }
  for (const path of await oldEntries(join(incomingFolder(), ".."), now)) {
    if (path === incomingFolder() || path === cardFolder()) continue;
    const id = path.split(/[/\\]/).at(-1) ?? "";
    const row = rows.get(id);
    if (row) await removeOtherFiles(id, row);
    else await removeFiles(pictureFolder(id));
  }
}

async function oldEntries(folder: string, now: number): Promise<string[]> {
  const paths = await readdir(folder).then(
    (names) => names.map((name) => join(folder, name)),
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return [];
      throw error;
    },
  );
  const times = await Promise.all(paths.map((path) => stat(path)));
  return paths.filter((_, i) => now - (times[i]?.mtimeMs ?? now) > day);
}
