import { media } from "#db/schema/media.ts";
import { cutHeight, cutWidths, formats, wholeWidths } from "../darkroom/sizes.ts";

/** A picture as a page shows it: ready for `<picture>`, in pixels. */
export type Picture = {
  width: number;
  height: number;
  /** Classes for the colour in its place until it has come. */
  tint: string;
  /** By format, the best first. */
  sources: { type: string; srcSet: string }[];
  /** The one for whatever knows no `srcset`, an absolute path. */
  src: string;
  /** The largest JPEG, for feeds and search engines. */
  largest: string;
};

/** What a query must read of a picture to show it. */
export const pictureColumns = {
  id: media.id,
  version: media.version,
  width: media.width,
  height: media.height,
  tint: media.tint,
};

type PictureRow = { id: string; version: string; width: number; height: number; tint: string };

/** The whole picture, for the page of a text. */
export function wholePicture(row: PictureRow): Picture {
  return pictureOf(row, "f", wholeWidths(row.width), { width: row.width, height: row.height });
}

/** The picture cut about its focal point, for lists. */
export function cutPicture(row: PictureRow): Picture {
  const widths = cutWidths(row);
  const width = widths.at(-1) ?? 0;
  return pictureOf(row, "c", widths, { width, height: cutHeight(width) });
}

/** The name of the largest JPEG cut for lists. */
export function largestCut(row: PictureRow): string {
  return `c${cutWidths(row).at(-1)}.jpg`;
}

/** The address of one file of a picture: it never changes, and never means another picture. */
export function mediaPath({ id, version }: Pick<PictureRow, "id" | "version">, name: string): string {
  return `/media/${id}/${version}/${name}`;
}

function pictureOf(
  row: PictureRow,
  kind: "f" | "c",
  widths: number[],
  size: { width: number; height: number },
): Picture {
  const middle = widths[Math.floor(widths.length / 2)] ?? size.width;
  return {
    ...size,
    tint: row.tint,
    sources: formats.map(({ extension, type }) => ({
      type,
      srcSet: widths.map((width) => `${mediaPath(row, `${kind}${width}.${extension}`)} ${width}w`).join(", "),
    })),
    src: mediaPath(row, `${kind}${middle}.jpg`),
    largest: mediaPath(row, `${kind}${widths.at(-1)}.jpg`),
  };
}
