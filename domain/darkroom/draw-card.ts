import { join } from "node:path";
import sharp from "sharp";
import { escapeHtml } from "../escape-html.ts";
import type { CardJob } from "./job.ts";
import { saveFile } from "./save-file.ts";

const size = { width: 1200, height: 630 };
const edge = 64;
const paper = "#fbf9f5";
const ink = "#1f1a17";
const lapis = "#1f3f97";
const pictureWidth = 480;
// The columns of the masthead (components/site/columns-sign.tsx).
const columns =
  "M1 2h30v3H1zM3 7h6v2l-1 2H4L3 9zM13 7h6v2l-1 2h-4l-1-2zM23 7h6v2l-1 2h-4l-1-2zM4.5 12h3v12h-3zM14.5 12h3v12h-3zM24.5 12h3v12h-3zM4.5 25h3L9 28H3zM14.5 25h3l1.5 3h-6zM24.5 25h3l1.5 3h-6zM1 29h30v2H1z";

type Placed = { input: Buffer; left: number; top: number };
type Style = { pixels: number; colour: string };

/** Draws what other sites show of an article that is shared: its topic, title and picture, and the site's name. */
export async function drawCard(job: CardJob): Promise<void> {
  const isRtl = job.direction === "rtl";
  const textWidth = size.width - 2 * edge - (job.picture ? pictureWidth : 0);
  const begin = isRtl ? size.width - edge : edge;
  const place = ({ data, width }: Drawn, top: number): Placed => ({
    input: data,
    left: isRtl ? begin - width : begin,
    top: Math.round(top),
  });
  const topic = job.topic
    ? await write(job.topic, { pixels: 30, colour: lapis }, { isRtl, width: textWidth })
    : undefined;
  const name = await write(job.siteName, { pixels: 32, colour: ink }, { isRtl, width: textWidth - 70 });
  const foot = size.height - edge - 24;
  const top = edge + (topic ? topic.height + 28 : 0);
  const title = await fit(job.title, { isRtl, width: textWidth, height: foot - 60 - top });
  const nameAt = place(name, foot - name.height / 2);
  const sign = { input: signOf(48), left: isRtl ? begin - 48 : begin, top: foot - 24 };
  const parts: Placed[] = [
    ...(job.picture ? [await pictureAt(job.picture, isRtl ? 0 : size.width - pictureWidth)] : []),
    ...(topic ? [place(topic, edge)] : []),
    place(title, top),
    sign,
    { ...nameAt, left: nameAt.left + (isRtl ? -70 : 70) },
  ];
  const card = sharp({ create: { ...size, channels: 3, background: paper } }).composite(parts);
  await saveFile(
    await card.jpeg({ quality: 88, chromaSubsampling: "4:4:4", mozjpeg: true }).toBuffer(),
    job.file,
  );
}

type Drawn = { data: Buffer; width: number; height: number };
type Room = { isRtl: boolean; width: number };

// The largest size in which the title keeps to its room; one that never does ends in an ellipsis.
async function fit(title: string, room: Room & { height: number }): Promise<Drawn> {
  const style = { colour: ink };
  for (const pixels of [68, 60, 52, 46, 40, 36]) {
    const drawn = await write(title, { ...style, pixels }, room);
    if (drawn.height <= room.height) return drawn;
  }
  const words = title.split(" ");
  const shorter = words.slice(0, Math.max(1, Math.floor(words.length * 0.8))).join(" ");
  return shorter === title
    ? write(title.slice(0, 60), { ...style, pixels: 36 }, room)
    : fit(`${shorter}…`, room);
}

async function write(text: string, { pixels, colour }: Style, { isRtl, width }: Room): Promise<Drawn> {
  // The mark sets the line's direction, whatever letter the text begins with.
  const marked = `${isRtl ? "\u200f" : "\u200e"}${asMarkup(text)}`;
  const { data, info } = await sharp({
    text: {
      // The font leaves room for Persian; Latin letters want less.
      text: `<span foreground="${colour}" line_height="${isRtl ? 0.95 : 0.8}">${marked}</span>`,
      font: `Vazirmatn Bold ${pixels}px`,
      fontfile: join(import.meta.dirname, "vazirmatn-bold.ttf"),
      width,
      rgba: true,
      wrap: "word-char",
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

async function pictureAt(file: string, left: number): Promise<Placed> {
  const input = await sharp(file).resize(pictureWidth, size.height, { fit: "cover" }).png().toBuffer();
  return { input, left, top: 0 };
}

function signOf(side: number): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 32 32"><path fill="${lapis}" d="${columns}"/></svg>`,
  );
}

const asMarkup = (text: string) => escapeHtml(text.replace(/[\p{Cc}\p{Cs}]/gu, " "));
