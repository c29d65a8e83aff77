const whole = [480, 960, 1600];
const cut = [320, 640, 1280];

/** How wide against its height a picture is in lists, and above an article in its social card. */
export const cutRatio = 3 / 2;

/** The file formats, the best first; a browser takes the first that it knows. */
export const formats = [
  { extension: "avif", type: "image/avif" },
  { extension: "webp", type: "image/webp" },
  { extension: "jpg", type: "image/jpeg" },
] as const;

/** The widths in pixels in which a whole picture is kept. None is larger than the picture is. */
export function wholeWidths(width: number): number[] {
  return widthsUpTo(whole, width);
}

/** The widths of the cut that lists show: as wide as a picture of `cutRatio` can be within it. */
export function cutWidths({ width, height }: { width: number; height: number }): number[] {
  return widthsUpTo(cut, Math.floor(Math.min(width, height * cutRatio)));
}

export const cutHeight = (width: number) => Math.max(1, Math.round(width / cutRatio));

// The picture's own width joins them where the next smaller one would leave much of it out.
function widthsUpTo(widths: number[], width: number): number[] {
  const smaller = widths.filter((each) => each <= width);
  const largest = smaller.at(-1) ?? 0;
  return largest < Math.max(...widths) && width > largest * 1.25 ? [...smaller, Math.max(1, width)] : smaller;
}
