import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { test } from "node:test";
import { db } from "#db/client.ts";
import { audit } from "#db/schema/audit.ts";
import { articleInput } from "#fixtures/article-input.ts";
import * as pictures from "#fixtures/pictures.ts";
import { seededAt, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { actOnMany } from "../articles/act-on-many.ts";
import { publishArticle } from "../articles/publish.ts";
import { runSchedule } from "../articles/run-schedule.ts";
import { keepArticle, saveArticle } from "../articles/save.ts";
import { scheduleArticle } from "../articles/schedule.ts";
import { documentFromMarkdown } from "../documents/markdown.ts";
import { savePage } from "../pages/save.ts";
import { searchArticles } from "../search/search-articles.ts";
import type { Actor } from "../staff/permissions.ts";
import { addPicture } from "./add.ts";
import { findPictureForDesk } from "./find-for-desk.ts";
import { receiveFile } from "./receive.ts";
import { savePicture } from "./save.ts";

useTestDatabase();

async function upload(actor: Actor): Promise<string> {
  const received = await receiveFile(Readable.from([await pictures.jpeg()]));
  return addPicture(actor, { ...received, name: "x.jpg" }, seededAt);
}

const whole = { cropX: "0", cropY: "0", cropWidth: "100", cropHeight: "100", focusX: "50", focusY: "50" };
const body = (markdown: string) => JSON.stringify(documentFromMarkdown(markdown));
const textsOf = (actor: Actor, id: string) => findPictureForDesk(actor, id)?.texts;
const described = () =>
  db()
    .select()
    .from(audit)
    .all()
    .filter(({ verb }) => verb === "media.describe")
    .map(({ staffId, subject }) => [staffId, subject]);

test("what a text says of an undescribed picture is the library's from publishing on, and not while it is being written", async () => {
  const editor = enlist("editor");
  const [id, another] = [await upload(editor), await upload(editor)];
  const said = `::figure[The salt.](${id} "A heap of salt")\n\n::figure[Again.](${id} "Another")\n\n::figure[No more.](${another})`;
  const input = articleInput({ body: body(said), slug: "described" });
  keepArticle(editor, input, { isAutosave: true }, seededAt);
  saveArticle(editor, { ...input, version: 1 }, seededAt);
  assert.deepEqual(textsOf(editor, id), {});
  publishArticle(editor, { ...input, version: 2 }, seededAt);
  assert.deepEqual(textsOf(editor, id), {
    en: { alt: "A heap of salt", caption: "The salt.", credit: "" },
  });
  assert.deepEqual(textsOf(editor, another), {}, "a caption alone describes nothing");
  assert.deepEqual(described(), [[editor.id, `media:${id}`]]);
  const later = articleInput({ body: body(`Words.\n\n::figure(${id})`), slug: "elsewhere" });
  publishArticle(editor, later, seededAt);
  assert.deepEqual(
    searchArticles({ lang: "en", question: "heap" })
      .rows.map(({ slug }) => slug)
      .sort(),
    [input.slug, later.slug].sort(),
  );
});

test("what the library has in a language is never overwritten, and other languages stay as they are", async () => {
  const editor = enlist("editor");
  const [full, half] = [await upload(editor), await upload(editor)];
  const fa = { alt: "نمک", caption: "", credit: "شهرزاد" };
  const own = { alt: "Salt", caption: "", credit: "" };
  const captioned = { alt: "", caption: "Old salt.", credit: "S. N." };
  await savePicture(editor, full, { ...whole, texts: { en: own, fa } }, seededAt);
  await savePicture(editor, half, { ...whole, texts: { en: captioned, fa } }, seededAt);
  const said = [full, half].map((id) => `::figure[New salt.](${id} "A heap")`).join("\n\n");
  const input = articleInput({ body: body(said), slug: "two-pictures" });
  publishArticle(editor, input, seededAt);
  assert.deepEqual(textsOf(editor, full), { en: own, fa });
  assert.deepEqual(textsOf(editor, half), { en: { ...captioned, alt: "A heap" }, fa });
  saveArticle(editor, { ...input, version: 1, body: body(said.replaceAll("New salt", "Newer")) }, seededAt);
  assert.deepEqual(textsOf(editor, half), { en: { ...captioned, alt: "A heap" }, fa });
});

test("what a text corrects of the words that the library took from it is corrected there too, until somebody writes others there", async () => {
  const editor = enlist("editor");
  const id = await upload(editor);
  const fa = { alt: "نمک", caption: "", credit: "شهرزاد" };
  const written = { alt: "", caption: "", credit: "S. N." };
  await savePicture(editor, id, { ...whole, texts: { en: written, fa } }, seededAt);
  const input = articleInput({ body: body(`::figure[The slat.](${id} "A haep")`), slug: "corrected" });
  publishArticle(editor, input, seededAt);
  let version = 1;
  const update = (markdown: string) => {
    saveArticle(editor, { ...input, version, body: body(markdown) }, seededAt);
    version += 1;
    return textsOf(editor, id)?.en;
  };
  const corrected = `::figure[The salt.](${id} "A heap")`;
  keepArticle(editor, { ...input, version, body: body(corrected) }, { isAutosave: true }, seededAt);
  version += 1;
  assert.equal(textsOf(editor, id)?.en?.alt, "A haep", "readers do not have it yet");
  assert.deepEqual(update(corrected), { alt: "A heap", caption: "The salt.", credit: "S. N." });
  assert.deepEqual(textsOf(editor, id)?.fa, fa);
  assert.deepEqual(described().slice(-2), Array(2).fill([editor.id, `media:${id}`]));

  const again = `::figure[Again.](${id} "Another")`;
  assert.equal(update(`${corrected}\n\n${again}`)?.alt, "A heap");
  assert.equal(update(`${again}\n\n${corrected}`)?.alt, "A heap", "a text may show a picture twice");
  assert.equal(update(again)?.alt, "A heap", "what goes from a text does not go from the library");
  update(corrected);
  assert.deepEqual(update(`::figure(${id})`), { alt: "A heap", caption: "The salt.", credit: "S. N." });
  assert.equal(update(`::figure(${id} "Something else")`)?.alt, "A heap");

  update(corrected);
  const own = { alt: "Salt in a heap", caption: "The salt.", credit: "S. N." };
  await savePicture(editor, id, { ...whole, texts: { en: own, fa } }, seededAt);
  assert.deepEqual(update(`::figure[Salt.](${id} "Heaps")`), own);
});

test("a standing page's correction is one in the library as well", async () => {
  const editor = enlist("editor");
  const id = await upload(editor);
  const page = (alt: string) => ({
    lang: "en",
    title: "Heap",
    slug: "heap",
    body: body(`::figure(${id} "${alt}")`),
  });
  const pageId = savePage(editor, { ...page("A haep"), savedAt: 0 }, seededAt);
  savePage(editor, { ...page("A heap"), id: pageId, savedAt: seededAt }, seededAt + 1);
  assert.equal(textsOf(editor, id)?.en?.alt, "A heap");
});

test("it does not matter by which way readers get the text: the schedule, several at once, an update, a standing page", async () => {
  const editor = enlist("editor");
  const ids = [];
  for (let i = 0; i < 4; i += 1) ids.push(await upload(editor));
  const [scheduled = "", many = "", updated = "", paged = ""] = ids;
  const said = (id: string) => body(`Words.\n\n::figure(${id} "Salt")`);
  const coming = articleInput({ body: said(scheduled), slug: "coming" });
  scheduleArticle(editor, coming, { publishAt: seededAt + 10 }, seededAt);
  assert.deepEqual(textsOf(editor, scheduled), {});
  runSchedule(seededAt + 20);
  const one = articleInput({ body: said(many), slug: "one-of-many" });
  saveArticle(editor, one, seededAt);
  actOnMany(editor, { ids: [one.id], act: "publish" }, seededAt);
  const changed = articleInput({ slug: "changed" });
  publishArticle(editor, changed, seededAt);
  keepArticle(editor, { ...changed, version: 1, body: said(updated) }, { isAutosave: true }, seededAt);
  assert.deepEqual(textsOf(editor, updated), {});
  saveArticle(editor, { ...changed, version: 2, body: said(updated) }, seededAt);
  savePage(editor, { lang: "en", title: "Salt", slug: "salt", savedAt: 0, body: said(paged) }, seededAt);
  for (const id of ids) assert.deepEqual(textsOf(editor, id)?.en, { alt: "Salt", caption: "", credit: "" });
  assert.deepEqual(described().slice(-4), [
    [null, `media:${scheduled}`],
    ...[many, updated, paged].map((id) => [editor.id, `media:${id}`]),
  ]);
});
