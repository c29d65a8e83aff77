import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { closeDatabase, dataDir } from "#db/client.ts";
import { useTestDatabase } from "#fixtures/test-database.ts";

useTestDatabase();

test("what a person can mend is said in whole sentences, and ends a command with 1", () => {
  const args = ["add", "somebody@news.example", "--name", "Somebody", "--role", "editor"];
  const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, "staff.ts"), ...args], {
    input: "short\n",
    env: { ...process.env, DATA_DIR: dataDir() },
    encoding: "utf8",
  });
  assert.equal(status, 1);
  assert.match(stderr, /^password: Use at least \d+ characters\.$/m);
});

test("a command that looks after a site makes none where its directory was mistyped", () => {
  const mistyped = join(dataDir(), "mistyped");
  for (const [script, ...args] of [
    ["check.ts"],
    ["search.ts", "check"],
    ["keys.ts", "list"],
    ["keys.ts", "rotate"],
  ]) {
    const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, script!), ...args], {
      env: { ...process.env, DATA_DIR: mistyped },
      encoding: "utf8",
    });
    assert.equal(status, 1, script);
    assert.equal(stderr, `There is no database ${join(mistyped, "apadana.db")}.\n`);
    assert.equal(existsSync(mistyped), false, script);
  }
});

test("a database that cannot be used is said in one line", () => {
  closeDatabase();
  writeFileSync(join(dataDir(), "apadana.db"), "no database at all".repeat(100));
  const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, "check.ts")], {
    env: { ...process.env, DATA_DIR: dataDir() },
    encoding: "utf8",
  });
  assert.equal(status, 1);
  assert.equal(stderr, "Setting DATA_DIR: file is not a database (SQLITE_NOTADB).\n");
});
