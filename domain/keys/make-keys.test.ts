import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { dataDir, write } from "#db/client.ts";
import { NotFound } from "#domain/errors.ts";
import { suppressAddress } from "#domain/suppression/suppress.ts";
import { useTestDatabase } from "#fixtures/test-database.ts";
import { makeKeys } from "./make-keys.ts";

useTestDatabase({ seed: "unfounded" });

test("keys are made once, each another, and nobody but their owner can read them or their folder", () => {
  makeKeys();
  const folder = join(dataDir(), "keys");
  const read = () => readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
  const made = read();
  assert.equal(made.length, 4);
  assert.equal(new Set(made).size, 4);
  assert.equal(statSync(folder).mode & 0o777, 0o700);
  for (const name of readdirSync(folder))
    assert.equal(statSync(join(folder, name)).mode & 0o777, 0o600, name);
  makeKeys();
  assert.deepEqual(read(), made);
});

test("no new lookup key is made for a database that knows people by another: who wants no mail would get it again", () => {
  write((tx) => suppressAddress(tx, { addressHash: "of another key", reason: "complaint", now: 1 }));
  assert.throws(makeKeys, NotFound);
  assert.throws(makeKeys, /lookup\.key, by which/);
});
