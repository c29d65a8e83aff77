import assert from "node:assert/strict";
import { test } from "node:test";
import { write } from "#db/client.ts";
import { seededAt as now, useTestDatabase } from "#fixtures/test-database.ts";
import { forgetAttempts } from "./attempt.ts";
import { takeTry } from "./growing-wait.ts";

useTestDatabase();

const rule = { free: 2, firstMs: 1000, mostMs: 3000, forgetMs: 10_000 };
const take = (at: number, ...keys: string[]) =>
  write((tx) =>
    takeTry(
      tx,
      keys.map((key) => [key, rule]),
      at,
    ),
  );

test("after the free tries each wait is twice the one before, up to the longest", () => {
  assert.equal(take(now, "a"), 0);
  assert.equal(take(now, "a"), 0);
  assert.equal(take(now, "a"), 1000);
  assert.equal(take(now + 1000, "a"), 0);
  assert.equal(take(now + 1001, "a"), 1999);
  assert.equal(take(now + 3000, "a"), 0);
  assert.equal(take(now + 3000, "a"), 3000);
});

test("a refused try lengthens nothing, neither its own wait nor that of the other keys it was asked with", () => {
  take(now, "a");
  take(now, "a");
  for (let tries = 0; tries < 5; tries += 1) assert.equal(take(now + 10, "b", "a"), 990);
  assert.equal(take(now + 10, "b"), 0);
  assert.equal(take(now + 10, "b"), 0);
  assert.equal(take(now + 10, "b"), 1000);
});

test("tries are forgotten after a success, and some time after the last wait's end", () => {
  for (const at of [now, now]) take(at, "a");
  write((tx) => forgetAttempts(tx, "a"));
  assert.equal(take(now, "a"), 0);
  assert.equal(take(now, "a"), 0);
  assert.equal(take(now + 1000 + 10_001, "a"), 0);
  assert.equal(take(now + 1000 + 10_001, "a"), 0);
});

test("a clock that is set back leaves nobody waiting for longer than the longest wait", () => {
  const tomorrow = now + 24 * 60 * 60 * 1000;
  for (let tries = 0; tries < 3; tries += 1) take(tomorrow, "a");
  assert.equal(take(now, "a"), 0);
  assert.equal(take(now, "a"), 0);
  assert.equal(take(now, "a"), 1000);
});
