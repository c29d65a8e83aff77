import assert from "node:assert/strict";
import { test } from "node:test";
import { documentFromMarkdown } from "../documents/markdown.ts";
import { compareDocuments } from "./blocks.ts";
import { foldUnchanged } from "./fold.ts";

const text = (changes: Record<number, string>) =>
  documentFromMarkdown(Array.from({ length: 12 }, (_, at) => changes[at] ?? `Line ${at}.`).join("\n\n"));

const runs = (changes: Record<number, string>) =>
  foldUnchanged(compareDocuments(text({}), text(changes))).map(
    ({ isFolded, blocks }) => `${isFolded ? "folded" : "shown"} ${blocks.length}`,
  );

test("of what did not change, only the block before and the one after each change stay in sight", () => {
  assert.deepEqual(runs({ 5: "Line 5, corrected." }), ["folded 4", "shown 3", "folded 5"]);
  assert.deepEqual(runs({ 0: "Line 0, corrected.", 11: "**Line 11.**" }), ["shown 2", "folded 8", "shown 2"]);
});

test("what would be one or two blocks is not folded, and a text without a change is folded whole", () => {
  assert.deepEqual(runs({ 2: "Line 2, corrected.", 7: "Line 7, corrected." }), [
    "shown 1",
    "shown 3",
    "shown 2",
    "shown 3",
    "folded 3",
  ]);
  assert.deepEqual(runs({}), ["folded 12"]);
});
