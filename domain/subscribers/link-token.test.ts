import assert from "node:assert/strict";
import { test } from "node:test";
import { newId } from "#db/id.ts";
import { useTestDatabase } from "#fixtures/test-database.ts";
import { linkToken, readLinkToken } from "./link-token.ts";

useTestDatabase();

test("a link's token tells its subscriber and its one purpose", () => {
  const id = newId();
  assert.deepEqual(readLinkToken(linkToken(id, "unsubscribe")), {
    subscriberId: id,
    purpose: "unsubscribe",
  });
  assert.equal(readLinkToken(linkToken(id, "preferences"))?.purpose, "preferences");
});

test("a token that was changed, cut or put to another subscriber is none", () => {
  const token = linkToken(newId(), "unsubscribe");
  const last = token.at(-1) === "A" ? "B" : "A";
  for (const forged of [
    newId() + token.slice(16),
    token.slice(0, -1) + last,
    token.slice(0, 39),
    `${token}A`,
    "",
  ]) {
    assert.equal(readLinkToken(forged), undefined, forged);
  }
});
