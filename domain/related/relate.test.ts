import assert from "node:assert/strict";
import { test } from "node:test";
import { db } from "#db/client.ts";
import { newId } from "#db/id.ts";
import { generation } from "#db/schema/server.ts";
import { seededAt, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { findPublishedArticle } from "../articles/find-published.ts";
import { listRelated } from "../articles/list-published.ts";
import { publishArticle } from "../articles/publish.ts";
import { withdrawArticle } from "../articles/withdraw.ts";

useTestDatabase({ seed: "sample" });

const fields = {
  version: 0,
  lang: "en",
  standfirst: "",
  slug: "",
  dateline: "",
  topicId: "",
  bylineIds: [],
  sourceName: "",
  sourceUrl: "",
  body: JSON.stringify({
    type: "doc",
    content: [{ type: "paragraph", content: [{ type: "text", text: "Text" }] }],
  }),
};

function publish(title: string, tags: string) {
  const id = newId();
  publishArticle(enlist("editor"), { ...fields, id, title, tags }, seededAt);
  return { id, topicId: null };
}

test("an article is related to those that share its tag, as soon as it is published", () => {
  const article = publish("A new measure of the lake", "Lake Talkhan");
  const slugs = listRelated("en", article).map(({ slug }) => slug);
  assert.ok(slugs.includes("what-the-wells-took"), slugs.join());
});

test("an older article leads to those that were related to it later, until they are withdrawn", () => {
  const older = publish("A first measure of the lake", "Depths");
  const newer = publish("A second measure of the lake", "Depths");
  const leadsOn = () => listRelated("en", older).some(({ id }) => id === newer.id);
  assert.ok(leadsOn());
  withdrawArticle(enlist("editor"), newer.id, seededAt);
  assert.ok(!leadsOn());
});

test("a related article that is withdrawn is shown no longer", () => {
  const wells = findPublishedArticle("en", "what-the-wells-took");
  assert.ok(wells);
  const article = publish("A new measure of the lake", "Lake Talkhan");
  withdrawArticle(enlist("editor"), wells.id, seededAt);
  assert.ok(!listRelated("en", article).some(({ id }) => id === wells.id));
});

test("an article without tags, topic or shared words is related to nothing", () => {
  assert.deepEqual(listRelated("en", publish("Zzyzx", "")), []);
});

test("what was chosen is read, not chosen again: looking changes nothing", () => {
  const article = publish("A new measure of the lake", "Lake Talkhan");
  const before = db().select().from(generation).all();
  listRelated("en", article);
  assert.deepEqual(db().select().from(generation).all(), before);
});
