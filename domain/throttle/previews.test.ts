import assert from "node:assert/strict";
import { test } from "node:test";
import { closeDatabase } from "#db/client.ts";
import { seededAt as now, useTestDatabase } from "#fixtures/test-database.ts";
import { answering } from "../request.ts";
import { previewLimit, takePreview } from "./previews.ts";

useTestDatabase();

test("a person may look at two previews a second, then waits until the minute is over, also after a restart", () => {
  const look = (id: string, at = now) => takePreview({ id }, at);
  for (let looks = 0; looks < previewLimit.most; looks += 1) assert.equal(look("a"), 0);
  assert.ok(look("a") > 0);
  closeDatabase();
  const asked = answering("203.0.113.1", (context) => [look("a", now + 30_000), context.waitMs]);
  assert.deepEqual(asked, [30_000, 30_000]);
  assert.equal(look("b"), 0);
  assert.equal(look("a", now + previewLimit.windowMs + 1), 0);
});
