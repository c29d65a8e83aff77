import assert from "node:assert/strict";
import { test } from "node:test";
import { moved, reordered } from "./order.ts";

test("an id moves one place and stays at the ends; one that is not there moves nothing", () => {
  assert.deepEqual(moved(["a", "b", "c"], "b", "up"), ["b", "a", "c"]);
  assert.deepEqual(moved(["a", "b", "c"], "b", "down"), ["a", "c", "b"]);
  assert.deepEqual(moved(["a", "b", "c"], "a", "up"), ["a", "b", "c"]);
  assert.deepEqual(moved(["a", "b", "c"], "c", "down"), ["a", "b", "c"]);
  assert.deepEqual(moved(["a", "b"], "z", "up"), ["a", "b"]);
});

test("what an order does not name follows it, and what it names without reason is left out", () => {
  assert.deepEqual(reordered(["a", "b", "c"], ["c", "z", "a", "c"]), ["c", "a", "b"]);
  assert.deepEqual(reordered(["a", "b"], []), ["a", "b"]);
});
