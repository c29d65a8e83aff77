import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { test } from "node:test";
import { articleInput } from "#fixtures/article-input.ts";
import * as pictures from "#fixtures/pictures.ts";
import { seededAt, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { findChannel } from "../feeds/channel.ts";
import { jsonFeed } from "../feeds/json-feed.ts";
import { addPicture } from "../media/add.ts";
import { deletePicture } from "../media/delete.ts";
import { receiveFile } from "../media/receive.ts";
import type { Actor } from "../staff/permissions.ts";
import { findArticleForDesk } from "./find-for-desk.ts";
import { findPublishedArticle } from "./find-published.ts";
import { listLatest } from "./list-published.ts";
import { publishArticle } from "./publish.ts";
import { keepArticle, saveArticle } from "./save.ts";
import { trashArticle, untrashArticle } from "./trash.ts";

useTestDatabase();

async function upload(actor: Actor): Promise<string> {
  const received = await receiveFile(Readable.from([await pictures.jpeg()]));
  return addPicture(actor, { ...received, name: "x.jpg" }, seededAt);
}

test("a lead picture is above the article, in lists and in feeds, until it is taken away or deleted", async () => {
  const editor = enlist("editor");
  const id = await upload(editor);
  const input = articleInput({ slug: "with-a-picture", leadMediaId: id });
  publishArticle(editor, input, seededAt);
  const shown = () => findPublishedArticle("en", "with-a-picture")?.lead?.id;
  assert.equal(shown(), id);
  assert.match(
    listLatest("en").rows[0]?.picture?.src ?? "",
    new RegExp(`^/media/${id}/[\\w-]{16}/c\\d+\\.jpg$`),
  );
  const channel = findChannel("en", undefined, "https://news.example");
  assert.ok(channel);
  assert.match(channel.entries[0]?.html ?? "", /<figure><img src="https:\/\/news\.example\/media\//);
  assert.match(JSON.parse(jsonFeed(channel)).items[0].image, /^https:\/\/news\.example\/media\/.*\.jpg$/);
  saveArticle(editor, { ...input, version: 1, leadMediaId: undefined }, seededAt);
  assert.equal(shown(), id);
  saveArticle(editor, { ...input, version: 2, leadMediaId: "" }, seededAt);
  assert.equal(shown(), undefined);
  saveArticle(editor, { ...input, version: 3 }, seededAt);
  await deletePicture(editor, id, { knowingly: true }, seededAt);
  assert.equal(shown(), undefined);
  // A form that still names it is saved all the same.
  saveArticle(editor, { ...input, version: 4 }, seededAt);
  assert.equal(listLatest("en").rows[0]?.picture, null);
});

test("another lead picture of a published article waits with the change, and comes back from the trash", async () => {
  const editor = enlist("editor");
  const [first, second] = [await upload(editor), await upload(editor)];
  const input = articleInput({ slug: "changing", leadMediaId: first });
  publishArticle(editor, input, seededAt);
  keepArticle(editor, { ...input, version: 1, leadMediaId: second }, { isAutosave: false }, seededAt);
  assert.equal(findPublishedArticle("en", "changing")?.lead?.id, first);
  assert.equal(findArticleForDesk(editor, input.id)?.leadMediaId, second);
  const draft = articleInput({ slug: "a-draft", leadMediaId: second });
  saveArticle(editor, draft, seededAt);
  trashArticle(editor, draft.id, seededAt);
  untrashArticle(editor, draft.id, seededAt);
  assert.equal(findArticleForDesk(editor, draft.id)?.leadMediaId, second);
});
