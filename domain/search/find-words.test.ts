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

test("a phrase is found over a word with a gap, however the gap was typed", () => {
  const text = "او می\u200cخواهم گفت، و گفت می\u200cخواهم.";
  for (const phrase of ["«میخواهم گفت»", "«می\u200cخواهم گفت»", "«می خواهم گفت»"]) {
    assert.deepEqual(found(text, phrase, "fa"), ["می\u200cخواهم گفت"], phrase);
  }
  assert.deepEqual(found(text, "«میخواهم و»", "fa"), []);
});

test("signs that are not seen part no word, and are none", () => {
  assert.deepEqual(found("co\u00adop\u00aderation", "cooperation", "en"), ["co\u00adop\u00aderation"]);
  assert.deepEqual(found("the \u200f court", "“the court”", "en"), ["the \u200f court"]);
});

test("a last word of two letters is found where it stands alone, as it is looked for", () => {
  assert.deepEqual(found("آب و آبی و آبادی", "آب", "fa"), ["آب"]);
  assert.deepEqual(found("EU and Euro", "eu", "en"), ["EU"]);
  assert.deepEqual(found("آب و آبی و آبادی", "آبا", "fa"), ["آبادی"]);
});
