import assert from "node:assert/strict";
import { test } from "node:test";
import { newId } from "#db/id.ts";
import { articleInput } from "#fixtures/article-input.ts";
import { seededAt, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { findLinkedArticles } from "./find-linked.ts";
import { findArticleChoice, listArticleChoices } from "./list-choices.ts";
import { publishArticle } from "./publish.ts";
import { saveArticle } from "./save.ts";
import { withdrawArticle } from "./withdraw.ts";

useTestDatabase();

test("an article to point to is found by words of its title or by its id, as far as the person may see it", () => {
  const [editor, author, other] = [enlist("editor"), enlist("author"), enlist("author")];
  const { id } = saveArticle(author, articleInput({ title: "Salt, sold twice" }), seededAt);
  const found = {
    id,
    lang: "en",
    title: "Salt, sold twice",
    status: "draft",
    path: "/en/articles/salt-sold-twice",
  };
  assert.deepEqual(listArticleChoices(editor, "sold twice"), [found]);
  assert.deepEqual(listArticleChoices(author, " "), [found]);
  assert.deepEqual(findArticleChoice(author, id), found);
  assert.deepEqual(listArticleChoices(other, "sold"), []);
  assert.equal(findArticleChoice(other, id), undefined);
  assert.equal(findArticleChoice(editor, newId()), undefined);
});

test("of articles to point to, those with the words in their title come before a newer one that has them in its text", () => {
  const editor = enlist("editor");
  const titled = saveArticle(editor, articleInput({ title: "What the wells took" }), seededAt);
  const published = publishArticle(editor, articleInput({ title: "Older wells" }), seededAt - 1);
  const mentions = saveArticle(
    editor,
    articleInput({ title: "Gates", standfirst: "Of dams, not of wells." }),
    seededAt + 1,
  );
  const found = listArticleChoices(editor, "wells").map(({ id }) => id);
  assert.deepEqual(found, [titled.id, published.id, mentions.id]);
});

test("a card leads to what readers can see, by its present title, and to nothing once it is withdrawn", () => {
  const editor = enlist("editor");
  const { id } = publishArticle(editor, articleInput({ title: "Salt" }), seededAt);
  const draft = saveArticle(editor, articleInput({ title: "Not yet" }), seededAt);
  assert.deepEqual(
    [...findLinkedArticles([id, draft.id, newId()])],
    [[id, { title: "Salt", path: "/en/articles/salt" }]],
  );
  withdrawArticle(editor, id, seededAt + 1);
  assert.equal(findLinkedArticles([id]).size, 0);
  assert.equal(findLinkedArticles([]).size, 0);
});
