import { PassThrough, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Invalid } from "#domain/errors.ts";
import type { Upload } from "#domain/media/add.ts";
import { receiveFile } from "#domain/media/receive.ts";
import { formReader, isMultipart } from "../../../multipart.ts";

export type Received = {
  fields: Record<string, string>;
  /** The files in their order: received on disk, or with what is wrong. */
  files: ({ name: string } & ({ upload: Upload } | { problem: Invalid }))[];
};

const limits = { files: 30, fields: 10, fieldSize: 1000, fieldNameSize: 100, parts: 40, headerPairs: 20 };

/** Reads a form of files while it comes, each file straight to disk. Throws Invalid when the form breaks off. */
export async function readUpload(request: Request): Promise<Received> {
  if (!isMultipart(request)) throw new Invalid({ file: "required" });
  const form = formReader(request, limits);
  const fields: Record<string, string> = Object.create(null);
  const files: Promise<Received["files"][number]>[] = [];
  const open = new Set<PassThrough>();

  form.on("field", (name, value) => {
    fields[name] = value;
  });
  form.on("file", (_field, file, name = "") => {
    // Received through a stream of its own: a file that is refused half-way must still be read to its end.
    const through = new PassThrough();
    open.add(through);
    file.pipe(through);
    const received = receiveFile(through).then(
      (upload) => ({ name, upload: { ...upload, name } }),
      (problem) => {
        file.unpipe(through);
        file.resume();
        if (problem instanceof Invalid) return { name, problem };
        throw problem;
      },
    );
    files.push(received.finally(() => open.delete(through)));
  });

  try {
    await pipeline(Readable.fromWeb(request.body as never), form);
  } catch {
    for (const each of open) each.destroy();
    await Promise.allSettled(files);
    throw new Invalid({ file: "brokenOff" });
  }
  const all = await Promise.all(files);
  // A file field that was left empty comes as a file without a name or a byte.
  return { fields, files: all.filter((each) => each.name !== "" || "problem" in each) };
}
