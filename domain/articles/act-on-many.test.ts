import assert from "node:assert/strict";
import { test } from "node:test";
import { articleInput } from "#fixtures/article-input.ts";
import { seededAt as now, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { Forbidden, Invalid } from "../errors.ts";
import { actOnMany } from "./act-on-many.ts";
import { findArticleForDesk } from "./find-for-desk.ts";
import { publishArticle } from "./publish.ts";
import { saveArticle } from "./save.ts";
import { listTrash } from "./trash.ts";

useTestDatabase();

test("several articles are published, withdrawn and thrown away at once; what cannot be stays as it is", () => {
  const editor = enlist("editor");
  const fit = saveArticle(editor, articleInput({ title: "Fit" }), now).id;
  const untitled = saveArticle(editor, articleInput({ title: "" }), now).id;
  const out = publishArticle(editor, articleInput({ title: "Out" }), now).id;
  const ids = [fit, untitled, out, "none"];
  const status = (id: string) => findArticleForDesk(editor, id)?.status;
  assert.deepEqual(actOnMany(editor, { ids, act: "publish" }, now), { done: 1, left: 3 });
  assert.deepEqual([fit, untitled, out].map(status), ["published", "draft", "published"]);
  assert.deepEqual(actOnMany(editor, { ids: [fit, fit], act: "withdraw" }, now), { done: 1, left: 0 });
  assert.deepEqual(actOnMany(editor, { ids, act: "trash" }, now), { done: 2, left: 2 });
  assert.deepEqual([fit, untitled, out].map(status), [undefined, undefined, "published"]);
  assert.equal(listTrash(editor).length, 2);
});

test("each act asks for its own right, and of others' articles none is touched", () => {
  const [author, editor] = [enlist("author"), enlist("editor")];
  const own = saveArticle(author, articleInput(), now).id;
  const other = saveArticle(editor, articleInput(), now).id;
  assert.throws(() => actOnMany(author, { ids: [own], act: "publish" }, now), Forbidden);
  assert.throws(() => actOnMany(author, { ids: [own], act: "withdraw" }, now), Forbidden);
  assert.deepEqual(actOnMany(author, { ids: [own, other], act: "trash" }, now), { done: 1, left: 1 });
  assert.throws(() => actOnMany(editor, { ids: [], act: "trash" }, now), Invalid);
});
