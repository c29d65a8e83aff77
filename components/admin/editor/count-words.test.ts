import assert from "node:assert/strict";
import { test } from "node:test";
import { documentFromMarkdown } from "#domain/documents/markdown.ts";
import { documentSchema } from "#domain/documents/schema.ts";
import { countWords, countWordsIn } from "./count-words.ts";

test("a word is a run of letters and digits, in Latin or Persian script, with what joins its parts", () => {
  assert.equal(countWords("It’s a well-known fact — 40 tonnes."), 6);
  assert.equal(countWords("می‌خواهم کتاب‌ها را بخوانم؛ ۱۴۰۵"), 5);
  assert.equal(countWords(" … — !"), 0);
});

test("a document has the words of all its blocks, also where one of them differs from a document counted before", () => {
  const read = (markdown: string) => documentSchema.nodeFromJSON(documentFromMarkdown(markdown));
  const before = read("## Two words\n\nThree more words\n\n- one\n- two here");
  assert.equal(countWordsIn(before), 8);
  const after = before.copy(before.content.replaceChild(1, read("Now only four words").child(0)));
  assert.equal(countWordsIn(after), 9);
});
