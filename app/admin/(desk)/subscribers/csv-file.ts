import { Readable } from "node:stream";

/** An answer that a browser saves as a file, sent piece by piece as it is made. */
export function csvFile(pieces: AsyncIterable<string>, name: string): Response {
  const bytes = Readable.from(pieces, { objectMode: false });
  return new Response(Readable.toWeb(bytes) as unknown as BodyInit, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "no-store",
    },
  });
}
