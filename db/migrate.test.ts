import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { openDatabase } from "./client.ts";
import { migrateDatabase } from "./migrate.ts";

test("the pragmas hold after opening, and migrating twice changes nothing", () => {
  const file = join(mkdtempSync(join(tmpdir(), "apadana-")), "apadana.db");
  const connection = openDatabase(file);
  migrateDatabase(connection);
  migrateDatabase(connection);
  const read = (name: string) => connection.$client.pragma(name, { simple: true });
  assert.equal(read("journal_mode"), "wal");
  assert.equal(read("synchronous"), 2);
  assert.equal(read("foreign_keys"), 1);
  assert.deepEqual(connection.$client.prepare("select value from generation").all(), [{ value: 1 }]);
});

test("nobody but its owner can read the database and its log, whoever made the directory", () => {
  const folder = mkdtempSync(join(tmpdir(), "apadana-"));
  chmodSync(folder, 0o755);
  const file = join(folder, "apadana.db");
  migrateDatabase(openDatabase(file));
  for (const each of [file, `${file}-wal`, `${file}-shm`])
    assert.equal(statSync(each).mode & 0o777, 0o600, each);
});
