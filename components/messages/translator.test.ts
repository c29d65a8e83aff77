import assert from "node:assert/strict";
import { test } from "node:test";
import { translator } from "./translator.ts";

test("a translator is made once, and not for each row of a page", () => {
  assert.equal(translator("fa", "issues"), translator("fa", "issues"));
  assert.notEqual(translator("fa", "issues"), translator("en", "issues"));
});
