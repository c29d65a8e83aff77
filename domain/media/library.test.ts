import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { utimes } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { test } from "node:test";
import { db } from "#db/client.ts";
import { articleLeads, media, mediaUses, revisionPictures } from "#db/schema/media.ts";
import { articleInput } from "#fixtures/article-input.ts";
import * as pictures from "#fixtures/pictures.ts";
import { seededAt, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { findPublishedArticle } from "../articles/find-published.ts";
import { publishArticle } from "../articles/publish.ts";
import { keepArticle, saveArticle } from "../articles/save.ts";
import { scheduleArticle } from "../articles/schedule.ts";
import { trashArticle } from "../articles/trash.ts";
import { withdrawArticle } from "../articles/withdraw.ts";
import { documentFromMarkdown } from "../documents/markdown.ts";
import { pictureIds } from "../documents/render.ts";
import type { Document } from "../documents/schema.ts";
import { day } from "../durations.ts";
import { Forbidden, Invalid, NotFound } from "../errors.ts";
import { beginIssue } from "../newsletter/begin.ts";
import { saveIssue } from "../newsletter/save.ts";
import { searchArticles } from "../search/search-articles.ts";
import type { Actor } from "../staff/permissions.ts";
import { addPicture } from "./add.ts";
import { deletePicture } from "./delete.ts";
import { incomingFolder, makeFolder, pictureFolder, versionFolder } from "./files.ts";
import { findOriginal, findPictureForDesk } from "./find-for-desk.ts";
import { foldPicturesAnew } from "./fold-anew.ts";
import { listMedia } from "./list-for-desk.ts";
import { listPictures } from "./list-pictures.ts";
import { findMediaFile } from "./open-file.ts";
import { receiveFile } from "./receive.ts";
import { replacePicture } from "./replace.ts";
import { savePicture } from "./save.ts";
import { sweepMedia } from "./sweep.ts";

useTestDatabase();

const input = {
  texts: {
    en: { alt: "A bridge of ropes", caption: "The bridge at Kuhbam.", credit: "" },
    fa: { alt: "پلی از طناب", caption: "", credit: "عکس: شهرزاد" },
  },
  cropX: "0",
  cropY: "0",
  cropWidth: "100",
  cropHeight: "100",
  focusX: "50",
  focusY: "50",
};

async function upload(
  actor: Actor,
  { bytes, name = "IMG 1.jpg", at = seededAt }: { bytes?: Buffer; name?: string; at?: number } = {},
) {
  const received = await receiveFile(Readable.from([bytes ?? (await pictures.jpeg())]));
  return addPicture(actor, { ...received, name }, at);
}

const rowOf = (id: string) =>
  db()
    .select()
    .from(media)
    .all()
    .find((row) => row.id === id);

test("an upload becomes a picture with an address of our own; its file is gone, and a refused one leaves nothing", async () => {
  const editor = enlist("editor");
  const id = await upload(editor, { name: "C:\\photos\\../IMG\u0000 1.jpg" });
  assert.equal(rowOf(id)?.name, "IMG 1.jpg");
  const shown = listPictures("en", [id]).get(id);
  assert.match(shown?.src ?? "", new RegExp(`^/media/${id}/[\\w-]{16}/f\\d+\\.jpg$`));
  assert.deepEqual([shown?.width, shown?.height], [600, 400]);
  assert.deepEqual(
    shown?.sources.map(({ type }) => type),
    ["image/avif", "image/webp", "image/jpeg"],
  );
  for (const address of shown?.sources.flatMap(({ srcSet }) =>
    srcSet.split(", ").map((each) => each.split(" ")[0] ?? ""),
  ) ?? []) {
    const found = findMediaFile(address);
    assert.ok(found && "file" in found && existsSync(found.file), address);
  }
  await assert.rejects(upload(editor, { bytes: pictures.svg() }), new Invalid({ file: "pictureSvg" }));
  assert.deepEqual(readdirSync(incomingFolder()), []);
  assert.deepEqual(readdirSync(join(incomingFolder(), "..")).sort(), [id, "incoming"].sort());
});

test("an upload that is too large or breaks off is refused while it comes, and nothing of it stays", async () => {
  const endless = Readable.from(
    (function* () {
      for (let i = 0; i < 40; i += 1) yield Buffer.alloc(1_000_000);
    })(),
  );
  await assert.rejects(
    receiveFile(endless),
    new Invalid({ file: { key: "pictureTooLarge", values: { most: 30 } } }),
  );
  const broken = new Readable({ read() {} });
  const received = receiveFile(broken);
  broken.push(Buffer.alloc(1000));
  setImmediate(() => broken.destroy());
  await assert.rejects(received, new Invalid({ file: "brokenOff" }));
  assert.deepEqual(readdirSync(incomingFolder()), []);
});

test("a picture has words for each language; a credit serves every language that has none of its own", async () => {
  const editor = enlist("editor");
  const id = await upload(editor);
  await savePicture(editor, id, input, seededAt);
  const { alt, caption, credit } = listPictures("en", [id]).get(id) ?? {};
  assert.deepEqual([alt, caption, credit], ["A bridge of ropes", "The bridge at Kuhbam.", "عکس: شهرزاد"]);
  assert.equal(listPictures("fa", [id]).get(id)?.alt, "پلی از طناب");
  assert.deepEqual(listPictures("en", ["gonegonegonegone"]).size, 0);
});

test("a form that began with another edition of a picture overwrites neither its words nor its cut", async () => {
  const editor = enlist("editor");
  const id = await upload(editor);
  const edition = findPictureForDesk(editor, id)?.edition;
  await savePicture(editor, id, { ...input, edition }, seededAt);
  for (const change of [{ texts: {} }, { texts: {}, cropX: "25", cropWidth: "50" }])
    await assert.rejects(savePicture(editor, id, { ...input, ...change, edition }, seededAt), {
      fields: { form: { key: "savedByOther" } },
    });
  const { texts, crop } = findPictureForDesk(editor, id) ?? {};
  assert.deepEqual([texts?.en?.alt, crop], ["A bridge of ropes", null]);
});

test("the library finds by name and words in any language, whatever way they are spelt, and goes on page by page", async () => {
  const editor = enlist("editor");
  const bridge = await upload(editor, { name: "kuhbam.jpg" });
  await savePicture(editor, bridge, input, seededAt);
  const other = await upload(editor, {
    name: "100%_sure.png",
    bytes: await pictures.png(64, 64),
    at: seededAt + 1,
  });
  const found = (words: string) => listMedia(editor, { words, lang: "en" }).rows.map(({ id }) => id);
  assert.deepEqual(found(""), [other, bridge]);
  assert.deepEqual(found("ROPES bridge"), [bridge]);
  assert.deepEqual(found("پلي"), [bridge]);
  assert.deepEqual(found("kuhbam.jpg"), [bridge]);
  assert.deepEqual(found("bridge/ropes"), [bridge]);
  assert.deepEqual(found("100%_"), [other]);
  assert.deepEqual(found("%"), [other]);
  assert.deepEqual(found("' or 1=1 --"), []);
  const first = listMedia(editor, { lang: "en", size: 1 });
  assert.deepEqual(
    listMedia(editor, { lang: "en", size: 1, after: first.next }).rows.map(({ id }) => id),
    [bridge],
  );
});

test("the library finds names without the accents of their letters, and with them, also what an update has yet to fold", async () => {
  const editor = enlist("editor");
  const zoe = await upload(editor, { name: "Zoe\u0308.jpg" });
  await savePicture(
    editor,
    zoe,
    { ...input, texts: { en: { ...input.texts.en, credit: "Jörg Østby" } } },
    seededAt,
  );
  await upload(editor, { name: "", at: seededAt + 1 });
  const found = (words: string) => listMedia(editor, { words, lang: "en" }).rows.map(({ id }) => id);
  for (const words of ["zoe", "Zoë", "JORG", "jörg", "ostby", "ØSTBY"])
    assert.deepEqual(found(words), [zoe], words);
  db().update(media).set({ folded: "" }).run();
  assert.deepEqual(found("zoe"), []);
  assert.deepEqual([foldPicturesAnew(), foldPicturesAnew()], [2, 0]);
  assert.deepEqual(found("zoe"), [zoe]);
});

test("a new cut and a replacement get new addresses; the old ones lead there, and their files are gone", async () => {
  const editor = enlist("editor");
  const id = await upload(editor, { bytes: await pictures.jpeg(1200, 800) });
  const before = rowOf(id)!;
  const old = listPictures("en", [id]).get(id)?.src ?? "";
  await savePicture(editor, id, { ...input, cropX: "25", cropWidth: "50" }, seededAt);
  const cropped = rowOf(id)!;
  assert.deepEqual([cropped.width, cropped.height, cropped.crop?.x], [600, 800, 25]);
  assert.ok(!existsSync(versionFolder(id, before.version)));
  const moved = findMediaFile(old);
  assert.ok(moved && "moved" in moved);
  const led = findMediaFile(moved.moved);
  assert.ok(led && "file" in led && existsSync(led.file));
  // The whole picture is still there to cut anew, for the desk alone.
  await savePicture(editor, id, input, seededAt);
  assert.equal(rowOf(id)?.width, 1200);
  const received = await receiveFile(Readable.from([await pictures.png(700, 500)]));
  await replacePicture(editor, id, { ...received, name: "new.png" }, seededAt);
  assert.deepEqual([rowOf(id)?.width, rowOf(id)?.name], [700, "new.png"]);
  assert.equal(listPictures("en", [id]).get(id)?.alt, "A bridge of ropes");
  assert.deepEqual(readdirSync(pictureFolder(id)).length, 2);
  await assert.rejects(
    savePicture(editor, id, { ...input, cropX: "100", focusY: "x" }, seededAt),
    new Invalid({ focusY: "badPercent" }),
  );
});

test("a picture in the introduction of an issue, in any of its languages, is in use", async () => {
  const editor = enlist("editor");
  const id = await upload(editor);
  const issue = beginIssue(editor, seededAt);
  const intro = (markdown: string) => JSON.stringify(documentFromMarkdown(markdown));
  const save = (en: string, fa: string, version: number) => {
    const text = (markdown: string) => ({ subject: "News", preview: "", intro: intro(markdown) });
    return saveIssue(
      editor,
      { id: issue, version, slug: "", texts: { en: text(en), fa: text(fa) } },
      seededAt,
    );
  };
  const kinds = () => findPictureForDesk(editor, id)?.uses.map(({ kind, title }) => `${kind} ${title}`);
  const figure = `::figure(${id})`;
  const version = save(figure, figure, 1);
  assert.deepEqual(kinds(), ["issue News"]);
  await assert.rejects(deletePicture(editor, id, { knowingly: false }, seededAt), Invalid);
  const next = save("Words.", figure, version);
  assert.deepEqual(kinds(), ["issue News"]);
  save("Words.", "Words.", next);
  assert.deepEqual(kinds(), []);
});

test("where a picture is used follows every save; one in use is deleted only knowingly, and by an editor", async () => {
  const author = enlist("author");
  const editor = enlist("editor");
  const id = await upload(author);
  const article = articleInput();
  saveArticle(author, article, seededAt);
  db().insert(articleLeads).values({ articleId: article.id, mediaId: id }).run();
  assert.deepEqual(
    findPictureForDesk(author, id)?.uses.map(({ kind, title }) => [kind, title]),
    [["lead", "A title"]],
  );
  await assert.rejects(
    deletePicture(author, id, { knowingly: false }, seededAt),
    new Invalid({ form: { key: "pictureInUse", values: { count: 1 } } }),
  );
  await assert.rejects(deletePicture(author, id, { knowingly: true }, seededAt), Forbidden);
  await deletePicture(editor, id, { knowingly: true }, seededAt);
  assert.equal(db().select().from(articleLeads).all().length + db().select().from(mediaUses).all().length, 0);
  assert.ok(!existsSync(pictureFolder(id)));
  assert.equal(findMediaFile(`/media/${id}/aaaaaaaaaaaaaaaa/f480.jpg`), undefined);
});

test("a picture in a draft, a waiting change, an earlier version or the trash counts as used, and a text in use shows its replacement", async () => {
  const author = enlist("author");
  const editor = enlist("editor");
  const id = await upload(author);
  const input = articleInput({ slug: "crossing", markdown: `A crossing.\n\n::figure(${id})` });
  const kinds = () => findPictureForDesk(editor, id)?.uses.map(({ kind }) => kind);
  const refused = new Invalid({ form: { key: "pictureInUse", values: { count: 1 } } });
  const requireUsed = () =>
    assert.rejects(deletePicture(editor, id, { knowingly: false }, seededAt), refused);
  const without = JSON.stringify(documentFromMarkdown("A crossing."));

  saveArticle(editor, input, seededAt);
  assert.deepEqual(kinds(), ["article"]);
  saveArticle(editor, { ...input, version: 1, body: without }, seededAt);
  assert.deepEqual(kinds(), ["revision"]);
  await requireUsed();
  publishArticle(editor, { ...input, version: 2, body: without }, seededAt);
  keepArticle(editor, { ...input, version: 3 }, { isAutosave: true }, seededAt);
  assert.deepEqual(kinds(), ["pending"]);
  await requireUsed();
  publishArticle(editor, { ...input, version: 4 }, seededAt);
  assert.deepEqual(kinds(), ["article"]);

  const shown = () => findPublishedArticle("en", "crossing")?.body;
  const before = listPictures("en", [id]).get(id)?.src;
  const received = await receiveFile(Readable.from([await pictures.png()]));
  await replacePicture(author, id, { ...received, name: "new.png" }, seededAt);
  assert.notEqual(listPictures("en", [id]).get(id)?.src, before);
  assert.deepEqual(pictureIds(shown() as Document), [id]);

  withdrawArticle(editor, input.id, seededAt);
  trashArticle(editor, input.id, seededAt);
  assert.deepEqual(kinds(), ["trash"]);
  await requireUsed();
  await deletePicture(editor, id, { knowingly: true }, seededAt);
  assert.equal(db().select().from(revisionPictures).all().length, 0);
});

test("a text is not published with a picture that is gone, but its draft is kept", () => {
  const editor = enlist("editor");
  const gone = articleInput({ markdown: "A crossing.\n\n::figure(gonegonegonegone)" });
  const refused = new Invalid({ body: { key: "pictureGone", values: { count: 1 } } });
  assert.throws(() => publishArticle(editor, gone, seededAt), refused);
  saveArticle(editor, gone, seededAt);
  assert.throws(() => publishArticle(editor, { ...gone, version: 1 }, seededAt), refused);
  const times = { publishAt: seededAt + 1000 };
  assert.throws(() => scheduleArticle(editor, { ...gone, version: 1 }, times, seededAt), refused);
});

test("an article is found by what the library says of its pictures, as it says it now", async () => {
  const editor = enlist("editor");
  const id = await upload(editor);
  publishArticle(editor, articleInput({ markdown: `A crossing.\n\n::figure(${id})` }), seededAt);
  const found = (question: string) => searchArticles({ lang: "en", question }).count;
  assert.equal(found("ropes"), 0);
  await savePicture(editor, id, input, seededAt);
  assert.equal(found("ropes"), 1);
  await deletePicture(editor, id, { knowingly: true }, seededAt);
  assert.equal(found("ropes"), 0);
});

test("an author sees and changes no other's picture that readers do not see; its address is not found", async () => {
  const owner = enlist("author");
  const stranger = enlist("author");
  const translator = enlist("translator");
  const editor = enlist("editor");
  const id = await upload(owner);
  for (const person of [stranger, translator]) {
    assert.equal(findPictureForDesk(person, id), undefined);
    assert.equal(findOriginal(person, id), undefined);
    assert.deepEqual(listMedia(person, { lang: "en" }).rows, []);
    await assert.rejects(savePicture(person, id, input, seededAt), NotFound);
    await assert.rejects(deletePicture(person, id, { knowingly: true }, seededAt), NotFound);
  }
  const article = articleInput();
  saveArticle(editor, article, seededAt);
  db().insert(articleLeads).values({ articleId: article.id, mediaId: id }).run();
  assert.equal(findPictureForDesk(stranger, id), undefined);
  db().$client.prepare("update articles set status = 'published', published_at = 1").run();
  assert.equal(findPictureForDesk(stranger, id)?.mayEdit, false);
  await assert.rejects(savePicture(stranger, id, input, seededAt), Forbidden);
  await savePicture(translator, id, { ...input, cropWidth: "50" }, seededAt);
  assert.deepEqual([rowOf(id)?.crop, listPictures("en", [id]).get(id)?.alt], [null, "A bridge of ropes"]);
});

test("addresses that are none lead nowhere", () => {
  for (const path of [
    "/media/",
    "/media/../apadana.db",
    "/media/aaaaaaaaaaaaaaaa/aaaaaaaaaaaaaaaa/../../../keys/lookup.key",
    "/media/aaaaaaaaaaaaaaaa/aaaaaaaaaaaaaaaa/f480.svg",
    "/media/%2e%2e/keys/lookup.key",
  ])
    assert.equal(findMediaFile(path), undefined, path);
});

test("what a killed process left is swept away after a day; what is known or new stays", async () => {
  const id = await upload(enlist("editor"));
  await makeFolder(pictureFolder("lostlostlostlost"));
  await makeFolder(pictureFolder("newnewnewnewnew1"));
  await makeFolder(versionFolder(id, "oldoldoldoldold1"));
  const old = new Date(Date.now() - 2 * day);
  for (const name of ["lostlostlostlost", id]) await utimes(pictureFolder(name), old, old);
  await sweepMedia(Date.now());
  const left = readdirSync(join(incomingFolder(), "..")).filter((name) => name !== "incoming");
  assert.deepEqual(left.sort(), [id, "newnewnewnewnew1"].sort());
  assert.equal(readdirSync(pictureFolder(id)).length, 2);
});
