import assert from "node:assert/strict";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articles } from "#db/schema/articles.ts";
import { audit } from "#db/schema/audit.ts";
import { generation } from "#db/schema/server.ts";
import { articleInput } from "#fixtures/article-input.ts";
import { seededAt as now, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { Forbidden, Invalid } from "../errors.ts";
import { newestContent } from "../revisions/newest.ts";
import { saveTopic } from "../topics/save.ts";
import { actOnMany } from "./act-on-many.ts";
import { findArticleForDesk } from "./find-for-desk.ts";
import { publishArticle } from "./publish.ts";
import { keepArticle, saveArticle } from "./save.ts";
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

test("several articles get a topic at once, as revisions; of a published one, readers see it and a waiting change keeps waiting", () => {
  const editor = enlist("editor");
  const topicId = saveTopic(editor, { slug: "", texts: { en: { name: "Salt", description: "" } } }, now);
  const draft = saveArticle(editor, articleInput(), now).id;
  const input = articleInput({ title: "Out" });
  const out = publishArticle(editor, input, now).id;
  keepArticle(editor, { ...input, version: 1, title: "Changed" }, { isAutosave: false }, now);
  const topicOf = (id: string) => db().select().from(articles).where(eq(articles.id, id)).all()[0]?.topicId;
  const give = (to: string) => actOnMany(editor, { ids: [draft, out], act: "topic", topicId: to }, now + 1);
  const currentGeneration = () => db().select().from(generation).all()[0]?.value;
  const before = currentGeneration();
  assert.deepEqual(give(topicId), { done: 2, left: 0 });
  assert.notEqual(currentGeneration(), before);
  assert.deepEqual([draft, out].map(topicOf), [topicId, topicId]);
  assert.deepEqual(
    [draft, out].map((id) => newestContent(id)?.topicId),
    [topicId, topicId],
  );
  const { title, version, pendingAt } = findArticleForDesk(editor, out) ?? {};
  assert.deepEqual({ title, version, pendingAt }, { title: "Changed", version: 3, pendingAt: now });
  give(topicId);
  assert.equal(findArticleForDesk(editor, out)?.version, 3);
  give("");
  assert.deepEqual([draft, out].map(topicOf), [null, null]);
  const told = db().select().from(audit).where(eq(audit.verb, "articles.assign-topic")).all();
  assert.equal(told.length, 4);
});

test("a topic must exist, and is given to one's own drafts alone by who may not publish", () => {
  const [author, editor] = [enlist("author"), enlist("editor")];
  const topicId = saveTopic(editor, { slug: "", texts: { en: { name: "Salt", description: "" } } }, now);
  const own = saveArticle(author, articleInput(), now).id;
  const other = saveArticle(editor, articleInput(), now).id;
  const ownOut = saveArticle(author, articleInput({ title: "Out" }), now).id;
  actOnMany(editor, { ids: [ownOut], act: "publish" }, now);
  const ids = [own, other, ownOut];
  assert.deepEqual(actOnMany(author, { ids, act: "topic", topicId }, now), { done: 1, left: 2 });
  assert.throws(
    () => actOnMany(author, { ids, act: "topic", topicId: "none" }, now),
    new Invalid({ topicId: "badChoice" }),
  );
});
