import assert from "node:assert/strict";
import { test } from "node:test";
import { documentFromMarkdown } from "#domain/documents/markdown.ts";
import { documentSchema } from "#domain/documents/schema.ts";
import { findIn } from "./editor-search.ts";

const found = (markdown: string, words: string) => {
  const doc = documentSchema.nodeFromJSON(documentFromMarkdown(markdown));
  return findIn(doc, words).map(({ from, to }) => doc.textBetween(from, to));
};

test("words are found in either case, across marks, beside notes and in them, each place once", () => {
  assert.deepEqual(found("Salt, sa**lt** and SALT[^1]salt.\n\n## Salt\n\n[^1]: On salt.", "salt"), [
    "Salt",
    "salt",
    "SALT",
    "salt",
    "salt",
    "Salt",
  ]);
  assert.deepEqual(found("aaaa", "aa"), ["aa", "aa"]);
  assert.deepEqual(found("a\n\nb", "ab"), []);
  assert.deepEqual(found("a", ""), []);
});

test("the Arabic and the Persian way of writing ye and kaf are the same to a search", () => {
  assert.deepEqual(found("كتابي و کتابی", "کتابی"), ["كتابي", "کتابی"]);
});
