import assert from "node:assert/strict";
import { test } from "node:test";
import { plainWords } from "./plain-words.ts";

test("what is wrong with the data directory is said in one line, and a fault of ours is not hidden by one", () => {
  const words = (code: string, message: string) => plainWords(Object.assign(new Error(message), { code }));
  assert.equal(words("ENOSPC", "no space left"), "Setting DATA_DIR: no space left (ENOSPC).");
  assert.match(
    words("EACCES", "permission denied, open 'apadana.db'") ?? "",
    /^Setting DATA_DIR: permission/,
  );
  assert.match(words("SQLITE_IOERR_SHMOPEN", "disk I/O error") ?? "", /^Setting DATA_DIR: disk I/);
  assert.equal(words("SQLITE_ERROR", "no such table: articles"), undefined);
  assert.equal(words("SQLITE_CONSTRAINT_UNIQUE", "UNIQUE constraint failed"), undefined);
});
