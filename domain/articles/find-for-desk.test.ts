import assert from "node:assert/strict";
import { test } from "node:test";
import { newId } from "#db/id.ts";
import { seededAt, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { checkDocument } from "../documents/schema.ts";
import { Forbidden, NotFound } from "../errors.ts";
import type { Actor } from "../staff/permissions.ts";
import { beginArticle, beginTranslation } from "./begin.ts";
import { type DeskArticle, findArticleForDesk } from "./find-for-desk.ts";
import { listForDesk } from "./list-for-desk.ts";
import { saveArticle } from "./save.ts";

useTestDatabase({ seed: "sample" });

test("a new article is blank, under an id of its own, and not saved", () => {
  const author = enlist("author");
  const article = beginArticle(author, "en");
  assert.equal(article.version, 0);
  assert.notEqual(beginArticle(author, "en").id, article.id);
  assert.equal(findArticleForDesk(author, article.id), undefined);
  assert.throws(() => beginArticle(enlist("translator"), "en"), Forbidden);
});

test("what was saved comes back as it was typed, and a slug that nobody chose as none", () => {
  const author = enlist("author");
  const article = { ...beginArticle(author, "en"), dateline: "Narvand", tags: ["Bread", "Water"] };
  save(author, article);
  const found = findArticleForDesk(author, article.id);
  assert.ok(found);
  const body = JSON.parse(JSON.stringify(checkDocument(article.body)));
  assert.deepEqual(found, { ...article, body, version: 1, savedAt: seededAt });
});

test("of another person's articles an author sees the published ones, and may not edit them", () => {
  const [author, editor] = [enlist("author"), enlist("editor")];
  const draft = beginArticle(editor, "en");
  save(editor, draft);
  assert.equal(findArticleForDesk(author, draft.id), undefined);
  const [published] = listForDesk(author, { status: "published" }).rows;
  assert.ok(published);
  assert.equal(findArticleForDesk(author, published.id)?.mayEdit, false);
  assert.equal(findArticleForDesk(editor, published.id)?.mayEdit, true);
});

test("a translation begins with the original's text and settings, and leads to both once it is saved", () => {
  const translator = enlist("translator");
  const row = listForDesk(translator, { lang: "fa" }).rows.find(({ versions }) => versions.length === 0);
  assert.ok(row);
  const original = findArticleForDesk(translator, row.id);
  assert.ok(original);
  const translation = beginTranslation(translator, row.id, { lang: "en" });
  for (const field of ["title", "standfirst", "body", "topicId", "bylineIds", "dateline"] as const) {
    assert.deepEqual(translation[field], original[field]);
  }
  assert.deepEqual([translation.lang, translation.slug, translation.status], ["en", "", "draft"]);
  save(translator, { ...translation, title: "In English" });
  const saved = findArticleForDesk(translator, translation.id);
  assert.deepEqual(
    saved?.versions.map(({ id }) => id),
    [row.id],
  );
  assert.deepEqual(
    findArticleForDesk(translator, row.id)?.versions.map(({ title }) => title),
    ["In English"],
  );
});

test("a translation can begin without the original's text, but with its settings", () => {
  const translator = enlist("translator");
  const row = listForDesk(translator, { lang: "fa" }).rows.find(({ versions }) => versions.length === 0);
  assert.ok(row);
  const original = findArticleForDesk(translator, row.id);
  const translation = beginTranslation(translator, row.id, { lang: "en", isEmpty: true });
  assert.deepEqual(
    [translation.title, translation.standfirst, translation.body],
    ["", "", { type: "doc", content: [{ type: "paragraph" }] }],
  );
  for (const field of ["topicId", "bylineIds", "leadMediaId", "sourceName"] as const) {
    assert.deepEqual(translation[field], original?.[field]);
  }
});

test("beginning a translation that exists gives the existing one", () => {
  const editor = enlist("editor");
  const row = listForDesk(editor, {}).rows.find(({ versions }) => versions.length > 0);
  assert.ok(row?.versions[0]);
  const [version] = row.versions;
  assert.equal(beginTranslation(editor, row.id, { lang: version.lang }).id, version.id);
  assert.equal(beginTranslation(editor, row.id, { lang: row.lang }).id, row.id);
});

test("what the person may not see cannot be translated", () => {
  const draft = beginArticle(enlist("editor"), "en");
  assert.throws(() => beginTranslation(enlist("translator"), draft.id, { lang: "fa" }), NotFound);
  assert.throws(() => beginTranslation(enlist("translator"), newId(), { lang: "fa" }), NotFound);
});

function save(actor: Actor, article: DeskArticle): void {
  saveArticle(
    actor,
    {
      ...article,
      translationOf: article.translationOf ?? undefined,
      topicId: article.topicId ?? "",
      tags: article.tags.join(", "),
      body: JSON.stringify(article.body),
    },
    seededAt,
  );
}
