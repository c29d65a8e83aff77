import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { dataDir } from "#db/client.ts";
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
