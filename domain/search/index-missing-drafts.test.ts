import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "drizzle-orm";
import { write } from "#db/client.ts";
import { draftEntries } from "#db/schema/search.ts";
import { articleInput } from "#fixtures/article-input.ts";
import { seededAt as now, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { listForDesk } from "../articles/list-for-desk.ts";
import { publishArticle } from "../articles/publish.ts";
import { keepArticle, saveArticle } from "../articles/save.ts";
import { indexMissingDrafts } from "./index-missing-drafts.ts";

useTestDatabase();

test("drafts that are older than the desk's index come into it by themselves, some at a time, and only once", () => {
  const editor = enlist("editor");
  for (let count = 1; count <= 60; count += 1)
    saveArticle(editor, articleInput({ title: `Draft ${count}`, markdown: "A tamarisk." }), now);
  publishArticle(editor, articleInput({ title: "Out", markdown: "A tamarisk too." }), now);
  write((tx) => tx.delete(draftEntries).run());
  const found = () => listForDesk(editor, { words: "tamarisk" }, { size: 100 }).rows.length;
  assert.equal(found(), 1);
  assert.deepEqual([indexMissingDrafts(), indexMissingDrafts(), indexMissingDrafts()], [50, 10, 0]);
  assert.equal(found(), 61);
});

test("drafts, and changes that wait, whose words an update folds otherwise are indexed anew, once", () => {
  const editor = enlist("editor");
  const { id } = publishArticle(editor, articleInput({ title: "Out" }), now);
  keepArticle(
    editor,
    articleInput({ id, version: 1, title: "Out", markdown: "Sørensen." }),
    { isAutosave: false },
    now,
  );
  saveArticle(editor, articleInput({ title: "Draft", markdown: "Sørensen too." }), now);
  write((tx) => {
    tx.run(sql`delete from draft_words`);
    tx.update(draftEntries).set({ isStale: true }).run();
  });
  const found = () => listForDesk(editor, { words: "sorensen" }, {}).rows.length;
  assert.equal(found(), 0);
  while (indexMissingDrafts() > 0);
  assert.equal(found(), 2);
});
