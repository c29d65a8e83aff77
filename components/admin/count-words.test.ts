import assert from "node:assert/strict";
import { test } from "node:test";
import { countWords } from "./count-words.ts";

test("a word is a run of letters and digits, in Latin or Persian script, with what joins its parts", () => {
  assert.equal(countWords("It’s a well-known fact — 40 tonnes."), 6);
  assert.equal(countWords("می‌خواهم کتاب‌ها را بخوانم؛ ۱۴۰۵"), 5);
  assert.equal(countWords(" … — !"), 0);
});
