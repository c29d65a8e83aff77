import { pipeline, Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { Invalid } from "#domain/errors.ts";
import { formReader, isMultipart } from "../../multipart.ts";

/**
 * A file of a form as a stream, while the form still arrives: it is never held as a whole, in memory or on disk.
 * Undefined when the form has none under that name. Throws Invalid, and so does reading the file, where the form breaks off.
 */
export function uploadedFile(request: Request, field: string): Promise<Readable | undefined> {
  if (!isMultipart(request)) return Promise.resolve(undefined);
  const body = Readable.fromWeb(request.body as ReadableStream);
  return new Promise((resolve, reject) => {
    const form = formReader(request, { files: 1, fields: 20 });
    let found: Readable | undefined;
    form.on("file", (name, file, filename) => {
      if (name !== field || !filename) return void file.resume();
      found = file;
      resolve(file);
    });
    pipeline(body, form, (error) => {
      if (!error) return resolve(undefined);
      const brokenOff = new Invalid({ file: "brokenOff" });
      found?.destroy(brokenOff);
      reject(brokenOff);
    });
  });
}
