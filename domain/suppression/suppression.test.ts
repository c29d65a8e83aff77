import assert from "node:assert/strict";
import { test } from "node:test";
import { db, write } from "#db/client.ts";
import { audit } from "#db/schema/audit.ts";
import { seededAt, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { Forbidden, Invalid, NotFound } from "../errors.ts";
import { lookupHash } from "../keys/seal.ts";
import { liftForgotten, liftSuppression } from "./lift.ts";
import { findSuppression, type SuppressionReason, suppressAddress } from "./suppress.ts";

useTestDatabase();

const addressHash = () => lookupHash("reader@example.org");

function suppress(reason: SuppressionReason, now = seededAt): void {
  write((tx) => suppressAddress(tx, { addressHash: addressHash(), reason, detail: `${reason} 1`, now }));
}

test("the first reason stays, but the wish to be forgotten gives way to any other", () => {
  suppress("forgotten");
  suppress("hard-bounce", seededAt + 1);
  suppress("complaint", seededAt + 2);
  suppress("forgotten", seededAt + 3);
  assert.deepEqual(findSuppression(addressHash()), {
    reason: "hard-bounce",
    createdAt: seededAt + 1,
    detail: "hard-bounce 1",
  });
});

test("staff lift a suppression with a reason, which the audit keeps", () => {
  const editor = enlist("editor");
  suppress("complaint");
  const lift = (actor: typeof editor, why: string) =>
    liftSuppression(actor, { addressHash: addressHash(), why }, seededAt);
  assert.throws(() => lift(editor, "  "), new Invalid({ why: "required" }));
  assert.throws(() => lift(editor, "asked reader@example.org"), new Invalid({ why: "noAddressHere" }));
  assert.throws(() => lift(enlist("author"), "asked us"), Forbidden);
  lift(editor, "asked us by letter");
  assert.equal(findSuppression(addressHash()), undefined);
  assert.throws(() => lift(editor, "again"), NotFound);
  const entry = db().select().from(audit).all().at(-1);
  assert.equal(entry?.verb, "suppression.lift");
  assert.deepEqual(entry?.detail, { reason: "complaint", why: "asked us by letter" });
});

test("a reader who comes back ends their own wish to be forgotten and no other reason", () => {
  for (const [reason, isGone] of [
    ["forgotten", true],
    ["by-hand", false],
  ] as const) {
    suppress(reason);
    write((tx) => liftForgotten(tx, addressHash()));
    assert.equal(findSuppression(addressHash()) === undefined, isGone, reason);
  }
});
