import assert from "node:assert/strict";
import { test } from "node:test";
import { seededAt, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { Forbidden, NotFound } from "../errors.ts";
import { findPublishedArticle } from "./find-published.ts";
import { listLatest } from "./list-published.ts";
import { withdrawArticle } from "./withdraw.ts";

useTestDatabase({ seed: "sample" });

test("a withdrawn article leaves its address and every list at once", () => {
  const [newest] = listLatest("en").rows;
  assert.ok(newest);
  withdrawArticle(enlist("editor"), newest.id, seededAt);
  assert.equal(findPublishedArticle("en", newest.slug), undefined);
  assert.ok(!listLatest("en").rows.some(({ id }) => id === newest.id));
});

test("an author may not withdraw, and an article that nobody reads cannot be withdrawn again", () => {
  const [newest] = listLatest("en").rows;
  assert.ok(newest, "the test before has its own copy of the newsroom");
  assert.throws(() => withdrawArticle(enlist("author"), newest.id, seededAt), Forbidden);
  withdrawArticle(enlist("owner"), newest.id, seededAt);
  assert.throws(() => withdrawArticle(enlist("owner"), newest.id, seededAt), NotFound);
});
