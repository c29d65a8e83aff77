import { pipeline, Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { Busboy } from "@fastify/busboy";
import { Invalid } from "#domain/errors.ts";

/**
 * A file of a form as a stream, while the form still arrives: it is never held as a whole, in memory or on disk.
 * Undefined when the form has none under that name. Throws Invalid, and so does reading the file, where the form breaks off.
 */
export function uploadedFile(request: Request, field: string): Promise<Readable | undefined> {
  const type = request.headers.get("content-type") ?? "";
  if (!request.body || !type.startsWith("multipart/form-data")) return Promise.resolve(undefined);
  const body = Readable.fromWeb(request.body as ReadableStream);
  return new Promise((resolve, reject) => {
    const form = openForm(type);
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

function openForm(type: string): InstanceType<typeof Busboy> {
  try {
    const headers = { "content-type": type as `multipart/${string}` };
    return new Busboy({ headers, limits: { files: 1, fields: 20 } });
  } catch {
    // It has no boundary, or an absurd one.
    throw new Invalid({ file: "brokenOff" });
  }
}
