import { pipeline, Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { Busboy } from "@fastify/busboy";

/**
 * A file of a form as a stream, while the form still arrives: it is never held as a whole, in memory or on disk.
 * Undefined when the form has none under that name.
 */
export function uploadedFile(request: Request, field: string): Promise<Readable | undefined> {
  const type = request.headers.get("content-type") ?? "";
  if (!request.body || !type.startsWith("multipart/form-data")) return Promise.resolve(undefined);
  const body = Readable.fromWeb(request.body as ReadableStream);
  return new Promise((resolve, reject) => {
    const form = new Busboy({ headers: { "content-type": type }, limits: { files: 1, fields: 20 } });
    let found: Readable | undefined;
    form.on("file", (name, file, filename) => {
      if (name !== field || !filename) return void file.resume();
      found = file;
      resolve(file);
    });
    pipeline(body, form, (error) => {
      if (error) {
        found?.destroy(error);
        reject(error);
      } else resolve(undefined);
    });
  });
}
