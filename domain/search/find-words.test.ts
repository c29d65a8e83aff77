import assert from "node:assert/strict";
import { test } from "node:test";
import { findWords } from "./find-words.ts";
import { readQuestion } from "./question.ts";

function found(text: string, question: string, lang: string): string[] {
  return findWords(text, readQuestion(question), lang).map(({ from, to }) => text.slice(from, to));
}

test("a word ends at a sign, a picture and a gap", () => {
  const words = ["river", "river", "rivers"];
  assert.deepEqual(found("river, river😀 rivers\u200cide rivered", "“river”", "en").slice(0, 3), words);
});

test("a letter of two units is a part of a word, and half of one is none", () => {
  assert.deepEqual(found("𝒳ray x-ray 𝒳ray", "𝒳ray", "en"), ["𝒳ray", "𝒳ray"]);
  assert.deepEqual(found("ray\ud835 \udc00ray 𝒳ray", "ray", "en"), ["ray", "ray"]);
});

test("a word with a gap is found as one", () => {
  assert.deepEqual(found("کتاب\u200cخانه و کتابخانه", "کتابخانه", "fa"), ["کتاب\u200cخانه", "کتابخانه"]);
});
