import assert from "node:assert/strict";
import { test } from "node:test";
import { moved, reordered } from "./order.ts";

test("an id moves to its place and stays where there is none; one that is not there moves nothing", () => {
  assert.deepEqual(moved(["a", "b", "c"], "b", 0), ["b", "a", "c"]);
  assert.deepEqual(moved(["a", "b", "c"], "b", 2), ["a", "c", "b"]);
  assert.deepEqual(moved(["a", "b", "c"], "a", -1), ["a", "b", "c"]);
  assert.deepEqual(moved(["a", "b", "c"], "c", 3), ["a", "b", "c"]);
  assert.deepEqual(moved(["a", "b", "c"], "c", Number.NaN), ["a", "b", "c"]);
  assert.deepEqual(moved(["a", "b"], "z", 0), ["a", "b"]);
});

test("what an order does not name follows it, and what it names without reason is left out", () => {
  assert.deepEqual(reordered(["a", "b", "c"], ["c", "z", "a", "c"]), ["c", "a", "b"]);
  assert.deepEqual(reordered(["a", "b"], []), ["a", "b"]);
});
