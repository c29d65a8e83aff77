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
import { Forbidden, Invalid, NotFound } from "../errors.ts";
import { findPublishedArticle } from "./find-published.ts";
import { publishArticle } from "./publish.ts";
import { saveArticle } from "./save.ts";

useTestDatabase({ seed: "sample" });

const problem = (field: string, key: string) => (error: unknown) =>
  error instanceof Invalid && error.fields[field]?.key === key;
const stored = (id: string) => db().select().from(articles).where(eq(articles.id, id)).all()[0];
const currentGeneration = () => db().select().from(generation).all()[0]?.value;

test("the first save makes a draft that no reader sees, with a slug from its title", () => {
  const before = currentGeneration();
  const input = articleInput({ title: "  The Wells, Again  " });
  const saved = saveArticle(enlist("author"), input, now);
  assert.deepEqual(saved, { id: input.id, version: 1, slug: "the-wells-again", savedAt: now });
  assert.equal(stored(saved.id)?.status, "draft");
  assert.equal(stored(saved.id)?.title, "The Wells, Again");
  assert.equal(findPublishedArticle("en", saved.slug), undefined);
  assert.equal(currentGeneration(), before);
});

test("a save that started from an older version is refused and changes nothing", () => {
  const author = enlist("author");
  const input = articleInput();
  saveArticle(author, input, now);
  saveArticle(author, { ...input, version: 1, title: "Second" }, now);
  assert.throws(
    () => saveArticle(author, { ...input, version: 1, title: "Third" }, now),
    problem("form", "savedByOther"),
  );
  assert.equal(stored(input.id)?.title, "Second");
});

test("a slug that another article of the language has is refused; another language may have it", () => {
  const editor = enlist("editor");
  saveArticle(editor, articleInput({ slug: "bread" }), now);
  assert.throws(() => saveArticle(editor, articleInput({ slug: "Bread" }), now), problem("slug", "slugUsed"));
  saveArticle(editor, articleInput({ slug: "bread", lang: "fa", title: "نان" }), now);
});

test("a published article that moves leaves its old address behind, and readers see the change", () => {
  const editor = enlist("editor");
  const input = articleInput({ slug: "first-address" });
  publishArticle(editor, input, now);
  const before = currentGeneration() ?? 0;
  saveArticle(editor, { ...input, version: 1, slug: "second-address" }, now + 1);
  assert.equal(findPublishedArticle("en", "first-address")?.slug, "second-address");
  assert.equal(findPublishedArticle("en", "second-address")?.changedAt, now + 1);
  assert.ok((currentGeneration() ?? 0) > before);
});

test("a published article cannot lose its title or text, nor change its language", () => {
  const editor = enlist("editor");
  const input = articleInput();
  publishArticle(editor, input, now);
  const next = { ...input, version: 1 };
  assert.throws(() => saveArticle(editor, { ...next, title: "" }, now), problem("title", "required"));
  assert.throws(
    () => saveArticle(editor, { ...next, body: articleInput({ markdown: "" }).body }, now),
    Invalid,
  );
  assert.throws(() => saveArticle(editor, { ...next, lang: "fa" }, now), problem("lang", "langFixed"));
});

test("a translation joins its original's group, once for each language", () => {
  const translator = enlist("translator");
  const original = saveArticle(enlist("author"), articleInput(), now);
  const translation = articleInput({ lang: "fa", title: "ترجمه", translationOf: original.id });
  saveArticle(translator, translation, now);
  assert.equal(stored(translation.id)?.groupId, stored(original.id)?.groupId);
  const second = articleInput({ lang: "fa", title: "دوباره", translationOf: original.id });
  assert.throws(() => saveArticle(translator, second, now), problem("lang", "translationExists"));
  const orphan = articleInput({ lang: "fa", title: "بی‌اصل", translationOf: "none" });
  assert.throws(() => saveArticle(translator, orphan, now), NotFound);
});

test("an author changes their own article and no one else's; a translator begins none", () => {
  const author = enlist("author");
  const input = articleInput();
  saveArticle(author, input, now);
  saveArticle(author, { ...input, version: 1 }, now);
  assert.throws(() => saveArticle(enlist("author"), { ...input, version: 2 }, now), Forbidden);
  saveArticle(enlist("editor"), { ...input, version: 2 }, now);
  assert.throws(() => saveArticle(enlist("translator"), articleInput(), now), Forbidden);
});

test("every field at fault is named at once, and nothing is saved by halves", () => {
  const input = articleInput({
    title: "x".repeat(301),
    standfirst: "x".repeat(601),
    slug: "no slug!",
    dateline: "a\u0007b",
    sourceUrl: "javascript:alert(1)",
    bylineIds: Array.from({ length: 21 }, () => "x"),
    body: "{}",
  });
  const audited = db().select().from(audit).all().length;
  assert.throws(
    () => saveArticle(enlist("editor"), input, now),
    (error: Invalid) => {
      const keys = Object.fromEntries(Object.entries(error.fields).map(([field, { key }]) => [field, key]));
      assert.deepEqual(keys, {
        title: "tooLong",
        standfirst: "tooLong",
        slug: "badSlug",
        dateline: "badCharacters",
        sourceUrl: "badAddressWeb",
        bylineIds: "tooMany",
        body: "badDocument",
      });
      return true;
    },
  );
  assert.equal(stored(input.id), undefined);
  assert.equal(db().select().from(audit).all().length, audited);
});

test("a topic, byline or language that does not exist is refused beside its field", () => {
  const editor = enlist("editor");
  assert.throws(
    () => saveArticle(editor, articleInput({ topicId: "none" }), now),
    problem("topicId", "badChoice"),
  );
  assert.throws(
    () => saveArticle(editor, articleInput({ bylineIds: ["none"] }), now),
    problem("bylineIds", "badChoice"),
  );
  assert.throws(() => saveArticle(editor, articleInput({ lang: "xx" }), now), problem("lang", "badChoice"));
});
