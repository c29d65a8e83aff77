import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import Database from "better-sqlite3";
import { dataDir, db } from "#db/client.ts";
import { useTestDatabase } from "#fixtures/test-database.ts";
import { minute } from "../durations.ts";
import { turnToWrite } from "./turn.ts";

useTestDatabase();

test("who wants to write waits without standing still until another's transaction has ended", async () => {
  assert.equal(await turnToWrite(0), true);
  const other = new Database(join(dataDir(), "apadana.db"));
  other.exec("begin immediate");
  assert.equal(await turnToWrite(0), false);
  const turn = turnToWrite(minute);
  let ticks = 0;
  while (ticks < 5) {
    await new Promise((resolve) => setImmediate(resolve));
    ticks += 1;
  }
  other.exec("commit");
  assert.equal(await turn, true);
  other.close();
  assert.equal(db().$client.pragma("busy_timeout", { simple: true }), 10_000);
});
