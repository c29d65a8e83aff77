import assert from "node:assert/strict";
import { test } from "node:test";
import { write } from "#db/client.ts";
import { seededAt as now, useTestDatabase } from "#fixtures/test-database.ts";
import { countAttempt, forgetAttempts, isSpent } from "./attempt.ts";

useTestDatabase();

const limit = { most: 2, windowMs: 1000 };
const count = (key: string, at: number) => write((tx) => countAttempt(tx, key, limit, at));

test("attempts beyond the limit are refused until the window that began with the first one ends", () => {
  assert.deepEqual([count("a", now), count("a", now + 1), count("a", now + 2)], [true, true, false]);
  assert.equal(count("b", now + 2), true);
  assert.equal(count("a", now + 999), false);
  assert.equal(count("a", now + 1001), true);
});

test("a success forgets what came before", () => {
  count("a", now);
  count("a", now);
  write((tx) => forgetAttempts(tx, "a"));
  assert.equal(count("a", now), true);
});

test("a clock that is set back leaves nobody waiting for longer than a window", () => {
  const tomorrow = now + 24 * 60 * 60 * 1000;
  for (const at of [tomorrow, tomorrow, tomorrow]) count("a", at);
  assert.equal(
    write((tx) => isSpent(tx, "a", limit, now)),
    false,
  );
  assert.deepEqual([count("a", now), count("a", now), count("a", now)], [true, true, false]);
  assert.equal(count("a", now + 1001), true);
});
