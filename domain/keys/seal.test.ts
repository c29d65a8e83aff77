import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { dataDir } from "#db/client.ts";
import { useTestDatabase } from "#fixtures/test-database.ts";
import { lookupHash, openSealed, seal } from "./seal.ts";

useTestDatabase();

test("a sealed text opens in its own context alone, and unchanged alone", () => {
  const sealed = seal("reader@example.org", "row:1");
  assert.equal(openSealed(sealed, "row:1"), "reader@example.org");
  assert.throws(() => openSealed(sealed, "row:2"));
  for (const at of [0, 1, 5, 17, sealed.length - 1]) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    assert.throws(() => openSealed(changed, "row:1"), `byte ${at}`);
  }
});

test("the same text is sealed differently each time, and found by the same hash", () => {
  assert.notDeepEqual(seal("a", "row:1"), seal("a", "row:1"));
  assert.equal(lookupHash("a"), lookupHash("a"));
  assert.notEqual(lookupHash("a"), lookupHash("b"));
});

test("what was sealed with a key that is gone says so", () => {
  const sealed = seal("reader@example.org", "row:1");
  rmSync(join(dataDir(), "keys"), { recursive: true });
  // A copy of the installation elsewhere, with keys of its own.
  process.env.DATA_DIR = `${dataDir()}/other`;
  assert.throws(() => openSealed(sealed, "row:1"), /another key/);
});
