import assert from "node:assert/strict";
import { test } from "node:test";
import { isSlug, slugFromTitle } from "./slug.ts";

test("a title becomes lower-case words with hyphens, in its own script", () => {
  assert.equal(slugFromTitle("The Last Ferrymen — a “report”!"), "the-last-ferrymen-a-report");
  assert.equal(slugFromTitle("It’s the workers' turn"), "its-the-workers-turn");
  assert.equal(slugFromTitle("نان، صف و سکوت"), "نان-صف-و-سکوت");
  assert.equal(slugFromTitle("می‌خواهم بنویسم"), "می-خواهم-بنویسم");
  assert.equal(slugFromTitle("مُهرِ سُکوت"), "مهر-سکوت");
  assert.equal(slugFromTitle("?!…"), "");
});

test("a long title is cut between words, to 120 characters", () => {
  const slug = slugFromTitle("word ".repeat(60));
  assert.ok(slug.length <= 120 && slug.endsWith("word"));
  assert.equal(slugFromTitle("x".repeat(300)).length, 120);
});

test("every proposed slug is a slug, and what cannot stand in an address is none", () => {
  for (const title of ["A b", "نان، صف", "Ünïcode", "1,000 days", `${"long ".repeat(30)}`]) {
    assert.ok(isSlug(slugFromTitle(title)), title);
  }
  for (const slug of [
    "",
    "-a",
    "a-",
    "a--b",
    "a b",
    "a/b",
    "..",
    "a?b",
    "a\u200cb",
    "x".repeat(121),
    "e\u0301",
  ]) {
    assert.ok(!isSlug(slug), slug);
  }
});
