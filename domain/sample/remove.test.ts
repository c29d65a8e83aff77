import assert from "node:assert/strict";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articles } from "#db/schema/articles.ts";
import { bylines, pages, topics } from "#db/schema/site.ts";
import { articleInput } from "#fixtures/article-input.ts";
import { seededAt, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { saveArticle } from "../articles/save.ts";
import { Forbidden } from "../errors.ts";
import { findSite } from "../site/find-site.ts";
import { countSample, removeSample } from "./remove.ts";

useTestDatabase({ seed: "sample" });

const left = () =>
  [articles, pages, bylines, topics].map((table) => db().select({ id: table.id }).from(table).all());

test("the whole sample newsroom goes, with the navigation to its pages, and as much as was announced", async () => {
  const owner = enlist("owner");
  const announced = countSample(owner);
  assert.ok(announced.articles >= 12 && announced.topics === 6);
  assert.deepEqual(await removeSample(owner, seededAt), announced);
  assert.deepEqual(left(), [[], [], [], []]);
  assert.deepEqual(findSite("en")?.navigation, []);
  assert.deepEqual(countSample(owner), { articles: 0, pages: 0, bylines: 0, topics: 0, pictures: 0 });
});

test("what staff wrote or changed stays, with its topic and bylines", async () => {
  const owner = enlist("owner");
  const topic = db().select().from(topics).all()[0];
  const byline = db().select().from(bylines).all()[0];
  const sample = db().select().from(articles).where(eq(articles.lang, "en")).all()[0];
  assert.ok(topic && byline && sample);
  const own = saveArticle(owner, articleInput({ topicId: topic.id, bylineIds: [byline.id] }), seededAt);
  const changed = saveArticle(
    owner,
    articleInput({ id: sample.id, version: sample.version, slug: sample.slug }),
    seededAt,
  );
  await removeSample(owner, seededAt);
  const [keptArticles, keptPages, keptBylines, keptTopics] = left();
  assert.deepEqual(new Set(keptArticles?.map(({ id }) => id)), new Set([own.id, changed.id]));
  assert.deepEqual([keptPages, keptBylines, keptTopics], [[], [{ id: byline.id }], [{ id: topic.id }]]);
});

test("only an owner removes the sample newsroom", async () => {
  assert.throws(() => countSample(enlist("editor")), Forbidden);
  await assert.rejects(removeSample(enlist("editor"), seededAt), Forbidden);
});
