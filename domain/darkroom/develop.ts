import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp, { type OutputInfo, type Sharp } from "sharp";
import type { Crop, Developed, DevelopJob, Point } from "./job.ts";
import { mostPixels, originalSide } from "./limits.ts";
import { recognise } from "./recognise.ts";
import { saveFile } from "./save-file.ts";
import { cutHeight, cutRatio, cutWidths, formats, wholeWidths } from "./sizes.ts";
import { tintOf } from "./tint.ts";
import { Unusable } from "./unusable.ts";

// Only the loaders of the formats that are taken: nothing else of libvips ever sees a byte from outside.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadNsgif"],
});
sharp.cache(false);
sharp.concurrency(1);

type Raw = { data: Buffer; info: OutputInfo };

/**
 * Makes all sizes of a picture: upright, in sRGB, without metadata; of an animation the first frame. Each size in each
 * format whole ("f480.avif") and cut for lists about its focal point ("c320.avif"). Throws Unusable.
 */
export async function develop(job: DevelopJob): Promise<Developed> {
  const upright = await read(job.file);
  await mkdir(job.folder, { recursive: true });
  if (job.original)
    await saveFile(await imageOf(upright).webp({ quality: 94, effort: 2 }).toBuffer(), job.original);
  const picture = await cropped(upright, job.crop);
  const { width, height } = picture.info;
  for (const size of wholeWidths(width))
    await saveAll(imageOf(picture).resize({ width: size }), job.folder, `f${size}`);
  const cut = cutAbout(width, height, job.focus);
  for (const size of cutWidths(picture.info)) {
    const image = imageOf(picture)
      .extract(cut)
      .resize({ width: size, height: cutHeight(size), fit: "fill" });
    await saveAll(image, job.folder, `c${size}`);
  }
  return { width, height, tint: await tint(picture) };
}

async function read(file: string): Promise<Raw> {
  const bytes = await readFile(file);
  const known = recognise(bytes);
  if ("problem" in known) throw new Unusable(known.problem);
  // "error" lets a picture pass of which the reader only warns, and refuses one that is cut short.
  const image = sharp(bytes, { limitInputPixels: mostPixels, failOn: "error" });
  try {
    const { width, height } = await image.metadata();
    if (width * height > mostPixels) throw new Unusable("pictureTooManyPixels", { most: mostPixels / 1e6 });
    return await image
      .autoOrient()
      .resize({ width: originalSide, height: originalSide, fit: "inside", withoutEnlargement: true })
      .toColourspace("srgb")
      .raw({ depth: "uchar" })
      .toBuffer({ resolveWithObject: true });
  } catch (error) {
    if (error instanceof Unusable) throw error;
    if (/pixel limit/.test(String(error))) {
      throw new Unusable("pictureTooManyPixels", { most: mostPixels / 1e6 });
    }
    throw new Unusable("pictureBroken");
  }
}

function imageOf({ data, info }: Raw): Sharp {
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
}

async function cropped(raw: Raw, crop: Crop | null): Promise<Raw> {
  if (!crop) return raw;
  const { width, height } = raw.info;
  const left = Math.min(width - 1, Math.round((crop.x / 100) * width));
  const top = Math.min(height - 1, Math.round((crop.y / 100) * height));
  return imageOf(raw)
    .extract({
      left,
      top,
      width: Math.max(1, Math.min(width - left, Math.round((crop.width / 100) * width))),
      height: Math.max(1, Math.min(height - top, Math.round((crop.height / 100) * height))),
    })
    .raw()
    .toBuffer({ resolveWithObject: true });
}

/** The largest cut of the lists' ratio, as near to the focal point's middle as the picture's edges allow. */
function cutAbout(width: number, height: number, focus: Point) {
  const cutWidth = Math.max(1, Math.floor(Math.min(width, height * cutRatio)));
  const high = Math.max(1, Math.floor(Math.min(height, cutWidth / cutRatio)));
  const within = (middle: number, size: number, all: number) =>
    Math.round(Math.min(Math.max(0, middle - size / 2), all - size));
  return {
    left: within((focus.x / 100) * width, cutWidth, width),
    top: within((focus.y / 100) * height, high, height),
    width: cutWidth,
    height: high,
  };
}

async function saveAll(image: Sharp, folder: string, name: string): Promise<void> {
  for (const { extension } of formats) {
    const data = await encoded(image.clone(), extension).toBuffer();
    await saveFile(data, join(folder, `${name}.${extension}`));
  }
}

function encoded(image: Sharp, extension: (typeof formats)[number]["extension"]): Sharp {
  if (extension === "avif") return image.avif({ quality: 52, effort: 2 });
  if (extension === "webp") return image.webp({ quality: 76 });
  return image.flatten({ background: "#fff" }).jpeg({ quality: 78, mozjpeg: true });
}

// What is transparent shows its tint for good, where dark lines must be seen: nothing is lighter than white's.
async function tint(raw: Raw): Promise<string> {
  if (!(await imageOf(raw).stats()).isOpaque) return tintOf([255, 255, 255]);
  const pixel = await imageOf(raw)
    .flatten({ background: "#fff" })
    .resize(1, 1, { fit: "fill" })
    .raw()
    .toBuffer();
  return tintOf([pixel[0] ?? 0, pixel[1] ?? 0, pixel[2] ?? 0]);
}
