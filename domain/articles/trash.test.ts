import assert from "node:assert/strict";
import { test } from "node:test";
import { db } from "#db/client.ts";
import { redirects } from "#db/schema/site.ts";
import { articleInput } from "#fixtures/article-input.ts";
import { seededAt as now, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { day } from "../durations.ts";
import { Forbidden, type Invalid, NotFound } from "../errors.ts";
import { listRevisions } from "../revisions/list.ts";
import { findArticleForDesk } from "./find-for-desk.ts";
import { findPublishedArticle } from "./find-published.ts";
import { publishArticle } from "./publish.ts";
import { saveArticle } from "./save.ts";
import { emptyTrash, listTrash, trashArticle, untrashArticle } from "./trash.ts";
import { withdrawArticle } from "./withdraw.ts";

useTestDatabase();

test("what readers see cannot be thrown away; once withdrawn it can", () => {
  const editor = enlist("editor");
  const { id } = publishArticle(editor, articleInput(), now);
  assert.throws(
    () => trashArticle(editor, id, now),
    (error: Invalid) => error.fields.form?.key === "stillPublic",
  );
  withdrawArticle(editor, id, now);
  trashArticle(editor, id, now);
  assert.equal(findArticleForDesk(editor, id), undefined);
});

test("an article comes back whole: text, tags, revisions, old addresses", () => {
  const editor = enlist("editor");
  const input = articleInput({ title: "Comes back", tags: "salt, wells" });
  saveArticle(editor, input, now);
  saveArticle(editor, { ...input, version: 1, title: "Comes back soon" }, now);
  const before = findArticleForDesk(editor, input.id);
  trashArticle(editor, input.id, now);
  assert.deepEqual(
    listTrash(editor).map(({ title, trashedByName }) => [title, trashedByName]),
    [["Comes back soon", "Test editor"]],
  );
  untrashArticle(editor, input.id, now + 29 * day);
  assert.deepEqual(findArticleForDesk(editor, input.id), before);
  assert.equal(listRevisions(editor, input.id).entries.length, 2);
  assert.deepEqual(listTrash(editor), []);
});

test("an article that comes back is found by its old addresses again, once it is published", () => {
  const editor = enlist("editor");
  const input = articleInput({ slug: "first-address" });
  publishArticle(editor, input, now);
  saveArticle(editor, { ...input, version: 1, slug: "second-address" }, now);
  withdrawArticle(editor, input.id, now);
  trashArticle(editor, input.id, now);
  assert.deepEqual(db().select().from(redirects).all(), []);
  untrashArticle(editor, input.id, now);
  assert.equal(findPublishedArticle("en", "first-address"), undefined);
  const version = findArticleForDesk(editor, input.id)?.version ?? 0;
  publishArticle(editor, { ...input, version, slug: "second-address" }, now);
  assert.equal(findPublishedArticle("en", "first-address")?.slug, "second-address");
});

test("its slug and its place among translations are free meanwhile, and it finds others when it returns", () => {
  const editor = enlist("editor");
  const original = saveArticle(editor, articleInput({ title: "Original" }), now);
  const persian = () =>
    saveArticle(editor, articleInput({ lang: "fa", title: "ترجمه", translationOf: original.id }), now);
  const first = persian();
  trashArticle(editor, first.id, now);
  assert.equal(persian().slug, "ترجمه");
  untrashArticle(editor, first.id, now);
  assert.equal(findArticleForDesk(editor, first.id)?.slug, "ترجمه-2");
  assert.deepEqual(findArticleForDesk(editor, first.id)?.versions, []);
});

test("a save that comes after the article was thrown away is refused and makes no second one", () => {
  const author = enlist("author");
  const input = articleInput();
  saveArticle(author, input, now);
  trashArticle(author, input.id, now);
  assert.throws(() => saveArticle(author, { ...input, version: 1 }, now), NotFound);
  assert.throws(() => saveArticle(author, input, now), NotFound);
});

test("people throw away and restore what they may change, and see nothing else in the trash", () => {
  const [author, other] = [enlist("author"), enlist("author")];
  const { id } = saveArticle(author, articleInput(), now);
  assert.throws(() => trashArticle(other, id, now), Forbidden);
  trashArticle(author, id, now);
  assert.deepEqual(listTrash(other), []);
  assert.throws(() => untrashArticle(other, id, now), Forbidden);
  assert.equal(listTrash(enlist("owner")).length, 1);
});

test("after thirty days the trash is emptied, revisions and all", () => {
  const editor = enlist("editor");
  const { id } = saveArticle(editor, articleInput(), now);
  trashArticle(editor, id, now);
  assert.equal(emptyTrash(now + 30 * day), 0);
  assert.equal(emptyTrash(now + 30 * day + 1), 1);
  assert.throws(() => untrashArticle(editor, id, now), NotFound);
});
