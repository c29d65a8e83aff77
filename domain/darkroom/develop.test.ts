import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import sharp from "sharp";
import * as pictures from "#fixtures/pictures.ts";
import { Invalid } from "../errors.ts";
import { recognise } from "./recognise.ts";
import { developPicture } from "./run.ts";

const room = mkdtempSync(join(tmpdir(), "apadana-darkroom-"));
after(() => rmSync(room, { recursive: true, force: true }));
let count = 0;

async function develop(bytes: Buffer, options: Partial<Parameters<typeof developPicture>[0]> = {}) {
  count += 1;
  const folder = join(room, String(count));
  const file = join(room, `${count}.upload`);
  const original = join(room, `${count}.webp`);
  writeFileSync(file, bytes);
  const job = { file, original, folder, crop: null, focus: { x: 50, y: 50 }, ...options };
  return { ...(await developPicture(job)), folder, original };
}

/** The colour of a pixel, as red, green and blue. */
async function colourAt(file: string, left: number, top: number): Promise<number[]> {
  const { data } = await sharp(file)
    .toColourspace("srgb")
    .removeAlpha()
    .extract({ left, top, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return [...data];
}

function assertNear(found: number[], wanted: number[], most = 14): void {
  const isNear = wanted.every((value, i) => Math.abs(value - (found[i] ?? -99)) <= most);
  assert.ok(isNear, `${found} is not near ${wanted}`);
}

const refuses = (bytes: Buffer, key: string) =>
  assert.rejects(
    develop(bytes),
    (error: Invalid) => error instanceof Invalid && error.fields.file?.key === key,
  );

const blue = [0x3a, 0x6e, 0xa5];
const red = [0xc0, 0x30, 0x20];

test("a picture is made in three formats, whole and cut to 3:2, never larger than it is", async () => {
  const { folder, width, height, tint } = await develop(await pictures.jpeg(1000, 800));
  assert.deepEqual([width, height, tint], [1000, 800, "l3 h6"]);
  assert.deepEqual(
    readdirSync(folder).sort(),
    ["c1000", "c320", "c640", "f480", "f960"].flatMap((name) => [
      `${name}.avif`,
      `${name}.jpg`,
      `${name}.webp`,
    ]),
  );
  for (const [extension, format] of [
    ["avif", "heif"],
    ["webp", "webp"],
    ["jpg", "jpeg"],
  ]) {
    const whole = await sharp(join(folder, `f480.${extension}`)).metadata();
    assert.deepEqual([whole.format, whole.width, whole.height], [format, 480, 384]);
    const cut = await sharp(join(folder, `c320.${extension}`)).metadata();
    assert.deepEqual([cut.width, cut.height], [320, 213]);
  }
});

test("a picture held sideways is turned upright, and its place, camera and people are gone from every file", async () => {
  const upright = await develop(await pictures.rotated());
  assert.deepEqual([upright.width, upright.height], [400, 600]);
  assertNear(await colourAt(join(upright.folder, "f400.jpg"), 390, 10), red);
  const { folder, original } = await develop(await pictures.located());
  assert.match(await pictures.located().then(String), /Telltale Camera/);
  for (const file of [original, ...readdirSync(folder).map((name) => join(folder, name))]) {
    const { exif, xmp, iptc, icc, orientation } = await sharp(file).metadata();
    assert.deepEqual(
      [exif, xmp, iptc, icc, orientation],
      [undefined, undefined, undefined, undefined, undefined],
    );
    assert.doesNotMatch(readFileSync(file, "latin1"), /Telltale|Person/);
  }
});

test("colour is kept: from print, from a wide gamut, from sixteen bits, from grey", async () => {
  const at = async (bytes: Buffer) => colourAt(join((await develop(bytes)).folder, "f480.jpg"), 470, 310);
  assertNear(await at(await pictures.cmyk()), blue, 24);
  assertNear(await at(await pictures.wideColour()), blue);
  assertNear(await at(await pictures.deep()), blue);
  const [r = 0, g = 0, b = 0] = await at(await pictures.grey());
  assert.ok(Math.abs(r - g) <= 2 && Math.abs(g - b) <= 2);
});

test("of an animation the first frame is kept; what is transparent stays so, and is white as JPEG", async () => {
  const still = await develop(await pictures.animated());
  assert.equal((await sharp(join(still.folder, "f120.webp")).metadata()).pages, undefined);
  assertNear(await colourAt(join(still.folder, "f120.jpg"), 60, 40), red);
  const { folder } = await develop(await pictures.transparent());
  assert.equal((await sharp(join(folder, "f300.webp")).metadata()).hasAlpha, true);
  assertNear(await colourAt(join(folder, "f300.jpg"), 10, 10), [255, 255, 255]);
});

test("dark lines on nothing stand on the lightest colour, whatever their own is", async () => {
  const silhouette = { create: { width: 280, height: 180, channels: 3 as const, background: "#000" } };
  const drawing = await sharp(await pictures.transparent())
    .composite([{ input: silhouette }])
    .png()
    .toBuffer();
  assert.equal((await develop(drawing)).tint, "l5");
});

test("a crop leaves its part, and the cut for lists keeps the focal point", async () => {
  const source = await develop(await pictures.jpeg(1200, 400));
  const left = await develop(readFileSync(source.original), { focus: { x: 0, y: 0 } });
  const right = await develop(readFileSync(source.original), { focus: { x: 100, y: 100 } });
  assertNear(await colourAt(join(left.folder, "c320.jpg"), 20, 20), red);
  assertNear(await colourAt(join(right.folder, "c320.jpg"), 20, 20), blue);
  const crop = await develop(readFileSync(source.original), { crop: { x: 50, y: 0, width: 25, height: 50 } });
  assert.deepEqual([crop.width, crop.height], [300, 200]);
  assertNear(await colourAt(join(crop.folder, "f300.jpg"), 5, 5), blue);
});

test("what is no picture of the four formats is refused by its bytes, with a reason of its own", async () => {
  await refuses(pictures.svg(), "pictureSvg");
  await refuses(pictures.html(), "pictureHtml");
  await refuses(await pictures.avif(), "pictureHeif");
  await refuses(Buffer.from("\0\0\0\x18ftypheic", "latin1"), "pictureHeif");
  await refuses(Buffer.alloc(0), "pictureEmpty");
  await refuses(Buffer.from("%PDF-1.7"), "pictureUnknown");
  await refuses(Buffer.from("MM\0*tiff", "latin1"), "pictureUnknown");
});

test("a picture that is a page or an archive as well is refused", async () => {
  await refuses(await pictures.polyglot(), "picturePolyglot");
  await refuses(await pictures.archive(), "picturePolyglot");
  assert.deepEqual(recognise(await pictures.located()), { format: "jpeg" });
});

test("a photograph that holds an archive's sign by chance is a picture", async () => {
  const bytes = await pictures.jpeg(40, 30);
  const chance = Buffer.from("\xff\xfe\0\x1aPK\x05\x06 and twenty letters ", "latin1");
  const large = Buffer.concat([bytes.subarray(0, 2), chance, bytes.subarray(2), Buffer.alloc(70_000)]);
  assert.deepEqual(recognise(large), { format: "jpeg" });
  const small = Buffer.from("pk\x05\x06 and twenty letters ", "latin1");
  assert.deepEqual(recognise(Buffer.concat([bytes, small])), { format: "jpeg" });
});

test("a truncated picture and one that only begins like one are refused as broken", async () => {
  await refuses(await pictures.truncated(), "pictureBroken");
  await refuses(Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.alloc(200)]), "pictureBroken");
});

test("a pixel bomb is refused by its header, before it unpacks", async () => {
  const bytes = pictures.bomb();
  assert.ok(bytes.length < 400_000);
  await refuses(bytes, "pictureTooManyPixels");
});

test("a process that takes too long or too much memory is killed, and the picture refused in clear words", async () => {
  const file = join(room, "large.upload");
  writeFileSync(file, await pictures.png(3000, 2000));
  const job = { file, folder: join(room, "never"), crop: null, focus: { x: 50, y: 50 } };
  const limited = (limits: { seconds: number; bytes: number }) => developPicture(job, limits);
  const refusedAs = (key: string) => (error: Invalid) => error.fields?.file?.key === key;
  await assert.rejects(limited({ seconds: 0.05, bytes: 1e9 }), refusedAs("pictureTooSlow"));
  await assert.rejects(limited({ seconds: 60, bytes: 1e6 }), refusedAs("pictureTooHeavy"));
});

test("a fault that is not the picture's is not blamed on it", async () => {
  const missing = { file: join(room, "none"), folder: join(room, "x"), crop: null, focus: { x: 0, y: 0 } };
  await assert.rejects(developPicture(missing), (error) => !(error instanceof Invalid));
});
