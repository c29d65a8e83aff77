import assert from "node:assert/strict";
import { test } from "node:test";
import { db } from "#db/client.ts";
import { newId } from "#db/id.ts";
import { tags } from "#db/schema/articles.ts";
import { useTestDatabase } from "#fixtures/test-database.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { Invalid } from "../errors.ts";
import { listTagsOf } from "../tags/list.ts";
import { readTagNames } from "./assign-tags.ts";
import { saveArticle } from "./save.ts";

useTestDatabase();

const body = JSON.stringify({ type: "doc", content: [{ type: "paragraph" }] });
const fields = {
  lang: "en",
  title: "Water",
  standfirst: "",
  slug: "",
  dateline: "",
  topicId: "",
  bylineIds: [],
  sourceName: "",
  sourceUrl: "",
  body,
};

test("tags are separated by commas of either script, each kept once by its slug", () => {
  assert.deepEqual(readTagNames("Water,  dams،water\nآب"), ["Water", "dams", "آب"]);
  assert.throws(() => readTagNames("x".repeat(61)), Invalid);
  assert.throws(() => readTagNames("!!!"), Invalid);
});

test("an article gets exactly the tags it is saved with, and a tag that nobody uses is gone", () => {
  const id = newId();
  saveArticle(enlist("editor"), { ...fields, id, version: 0, tags: "Water, Dams" }, 1);
  assert.deepEqual(
    listTagsOf(id).map(({ name }) => name),
    ["Dams", "Water"],
  );
  saveArticle(enlist("editor"), { ...fields, id, version: 1, tags: "Water, Courts" }, 2);
  assert.deepEqual(
    listTagsOf(id).map(({ name }) => name),
    ["Courts", "Water"],
  );
  assert.deepEqual(
    db()
      .select({ name: tags.name })
      .from(tags)
      .all()
      .map(({ name }) => name)
      .sort(),
    ["Courts", "Water"],
  );
});

test("a save that says nothing of tags leaves them as they are", () => {
  const id = newId();
  saveArticle(enlist("editor"), { ...fields, id, version: 0, tags: "Water" }, 1);
  saveArticle(enlist("editor"), { ...fields, id, version: 1 }, 2);
  assert.equal(listTagsOf(id).length, 1);
});
