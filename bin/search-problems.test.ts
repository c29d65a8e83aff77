import assert from "node:assert/strict";
import { test } from "node:test";
import { searchProblems } from "./search-problems.ts";

const none = { articles: 0, missing: [], stale: [], extra: [], orphans: 0, damaged: [] };

test("of many articles a check names some and counts the others", () => {
  const stale = Array.from({ length: 1000 }, (_, n) => `a${n}`);
  const lines = searchProblems({ ...none, stale });
  assert.equal(lines[0], "Search index: article a0 has other words than the index.");
  assert.deepEqual(lines.slice(20), [
    "Search index: the same of 980 more.",
    "npm run search -- rebuild makes it anew.",
  ]);
  assert.deepEqual(searchProblems(none), []);
});
