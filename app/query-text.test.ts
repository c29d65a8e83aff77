import assert from "node:assert/strict";
import { test } from "node:test";
import { queryText } from "./query-text.ts";

test("what an address says is shown again without control characters, in any language", () => {
  assert.equal(queryText("water\0 rights\u0007\u009f"), "water  rights  ");
  assert.equal(queryText("می‌خواهم 🌍"), "می‌خواهم 🌍");
  assert.equal(queryText(["a", "b"]), undefined);
});
