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

test("a word is found with and without its gaps of no width and vowel marks, and what is found ends with its last letter", () => {
  assert.deepEqual(found("کتاب‌ها و کتابها", "کتابها"), ["کتاب‌ها", "کتابها"]);
  assert.deepEqual(found("کتاب‌ها و کتابها", "کتاب‌ها"), ["کتاب‌ها", "کتابها"]);
  assert.deepEqual(found("کتاب‌ها", "کتاب"), ["کتاب"]);
  assert.deepEqual(found("مُقَدَّمه، سـلام", "مقدمه"), ["مُقَدَّمه"]);
  assert.deepEqual(found("سـلام[^1]\n\n[^1]: سلام", "سلام"), ["سـلام", "سلام"]);
  assert.deepEqual(found("آب", "اب"), []);
});

test("a letter and its sign that are two in the text are found by the one that they make", () => {
  assert.deepEqual(found("Mu\u0308ller and M\u00fcller", "m\u00fcller"), ["Mu\u0308ller", "M\u00fcller"]);
  assert.deepEqual(found("\u{1f9c2} Salt \u{1f9c2}", "\u{1f9c2}"), ["\u{1f9c2}", "\u{1f9c2}"]);
});
