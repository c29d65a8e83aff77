import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { prepared } from "#db/client.ts";
import { media } from "#db/schema/media.ts";
import { cutWidths, wholeWidths } from "../darkroom/sizes.ts";
import { versionFolder } from "./files.ts";
import { mediaPath, pictureColumns } from "./picture.ts";

const byId = prepared((db) =>
  db
    .select(pictureColumns)
    .from(media)
    .where(eq(media.id, sql.placeholder("id")))
    .prepare(),
);

const types: Record<string, string> = { avif: "image/avif", webp: "image/webp", jpg: "image/jpeg" };
const address = /^\/media\/([\w-]{16})\/([\w-]{16})\/([fc])(\d{1,4})\.(avif|webp|jpg)$/;

type MediaFile = { file: string; type: string };

/**
 * The file behind a picture's address; `moved` with the address of the nearest file where the picture has a newer
 * version; undefined for a picture that is gone and for whatever is no such address.
 */
export function findMediaFile(path: string): MediaFile | { moved: string } | undefined {
  const [, id = "", version = "", kind = "", size = "", extension = ""] = address.exec(path) ?? [];
  const row = id && byId().all({ id })[0];
  if (!row) return undefined;
  const widths = kind === "c" ? cutWidths(row) : wholeWidths(row.width);
  if (row.version === version && widths.includes(Number(size))) {
    return {
      file: join(versionFolder(id, version), `${kind}${size}.${extension}`),
      type: types[extension] ?? "",
    };
  }
  const nearest = widths.find((width) => width >= Number(size)) ?? widths.at(-1);
  return { moved: mediaPath(row, `${kind}${nearest}.${extension}`) };
}
