import { open } from "node:fs/promises";

/** Writes a file of a picture: on disk before the database says that it is there. */
export async function saveFile(data: Buffer, file: string): Promise<void> {
  const handle = await open(file, "w", 0o640);
  try {
    await handle.writeFile(data);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
