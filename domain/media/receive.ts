import { createWriteStream } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { newId } from "#db/id.ts";
import { mostBytes } from "../darkroom/limits.ts";
import { Invalid } from "../errors.ts";
import { incomingFolder, makeFolder, removeFiles } from "./files.ts";

/**
 * Writes an upload to disk as it comes, and gives its file, which the caller removes. Throws Invalid on "file" as soon as
 * it is larger than it may be, or when it breaks off; nothing is left on disk then.
 */
export async function receiveFile(upload: Readable): Promise<{ file: string; bytes: number }> {
  await makeFolder(incomingFolder());
  const file = join(incomingFolder(), newId());
  const target = createWriteStream(file, { flags: "wx", mode: 0o640 });
  let bytes = 0;
  async function* counted(chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      if (bytes > mostBytes)
        throw new Invalid({ file: { key: "pictureTooLarge", values: { most: mostBytes / 1e6 } } });
      yield chunk;
    }
  }
  try {
    await pipeline(upload, counted, target);
  } catch (error) {
    // What broke off at once may not have been opened yet: it would come into being after its removal.
    if (!target.closed) await new Promise<void>((resolve) => target.once("close", () => resolve()));
    await removeFiles(file);
    if ((error as NodeJS.ErrnoException).code === "ERR_STREAM_PREMATURE_CLOSE") {
      throw new Invalid({ file: "brokenOff" });
    }
    throw error;
  }
  return { file, bytes };
}
