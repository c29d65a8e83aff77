import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { test } from "node:test";
import sharp from "sharp";
import { db } from "#db/client.ts";
import { newId } from "#db/id.ts";
import { articles } from "#db/schema/articles.ts";
import { articleInput } from "#fixtures/article-input.ts";
import { seededAt, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { publishArticle } from "../articles/publish.ts";
import { saveArticle } from "../articles/save.ts";
import { withdrawArticle } from "../articles/withdraw.ts";
import { cardFolder } from "../media/files.ts";
import { findSocialCard, socialCardPath } from "./find.ts";

useTestDatabase({ seed: "sample" });

const publishedIn = (lang: string) =>
  db()
    .select()
    .from(articles)
    .all()
    .find((article) => article.lang === lang && article.status === "published")!;

test("a published article's card is drawn once, 1200 by 630, for as many as ask at once", async () => {
  for (const lang of ["en", "fa"]) {
    const path = socialCardPath(publishedIn(lang).id) ?? "";
    const found = await Promise.all([findSocialCard(path), findSocialCard(path)]);
    assert.deepEqual(found[0], found[1]);
    const [card] = found;
    assert.ok(card && "file" in card);
    const { width, height, format } = await sharp(card.file).metadata();
    assert.deepEqual([width, height, format], [1200, 630, "jpeg"]);
  }
  assert.equal(readdirSync(cardFolder()).length, 2);
});

test("a Persian title is set from the right edge, a Latin one from the left", async () => {
  const inked = async (lang: string) => {
    const card = await findSocialCard(socialCardPath(publishedIn(lang).id) ?? "");
    assert.ok(card && "file" in card);
    const columns = await Promise.all(
      [64, 1076].map(async (left) => {
        const part = sharp(card.file).extract({ left, top: 64, width: 60, height: 300 });
        return (await part.greyscale().stats()).channels[0]?.min ?? 255;
      }),
    );
    return columns.map((darkest) => darkest < 100);
  };
  assert.deepEqual((await inked("en"))[0], true);
  assert.deepEqual((await inked("fa"))[1], true);
});

test("a draft has no card, a withdrawn article has none any more, and a changed title leads to another", async () => {
  const editor = enlist("editor");
  const draft = articleInput({ title: "Not yet" });
  saveArticle(editor, draft, seededAt);
  assert.equal(socialCardPath(draft.id), undefined);
  publishArticle(editor, { ...draft, version: 1 }, seededAt);
  const path = socialCardPath(draft.id) ?? "";
  const card = await findSocialCard(path);
  assert.ok(card && "file" in card && existsSync(card.file));
  db().$client.prepare("update articles set title = 'Changed' where id = ?").run(draft.id);
  const moved = await findSocialCard(path);
  assert.ok(moved && "moved" in moved && moved.moved === socialCardPath(draft.id));
  withdrawArticle(editor, draft.id, seededAt);
  assert.equal(await findSocialCard(path), undefined);
  assert.equal(await findSocialCard(moved.moved), undefined);
  assert.equal(await findSocialCard(`/media/cards/${draft.id}/../../keys`), undefined);
});

test("a title of any length and any signs has a card", async () => {
  const editor = enlist("editor");
  for (const title of [
    "<b>&amp;</b> \u0007 “x” 😀",
    "خ".repeat(300),
    "Ten words that are long enough ".repeat(9).trim(),
  ]) {
    const input = articleInput({
      title: "x",
      slug: newId()
        .toLowerCase()
        .replace(/[^a-z0-9]/g, "a"),
    });
    // Straight into the table: what stands there must not break a card.
    publishArticle(editor, input, seededAt);
    db().$client.prepare("update articles set title = ? where id = ?").run(title, input.id);
    const card = await findSocialCard(socialCardPath(input.id) ?? "");
    assert.ok(card && "file" in card);
  }
});
