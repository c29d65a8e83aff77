import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { findOriginal } from "#domain/media/find-for-desk.ts";
import { requireRight } from "../../../../require-right.ts";

/** The whole picture without its cut, for the screen that cuts it: readers have no address for it. */
export async function GET(_request: Request, { params }: RouteContext<"/admin/media/[id]/original">) {
  const file = findOriginal(await requireRight("media.read"), (await params).id);
  if (!file) return new Response(null, { status: 404 });
  return new Response(Readable.toWeb(createReadStream(file)) as never, {
    headers: { "Content-Type": "image/webp" },
  });
}
