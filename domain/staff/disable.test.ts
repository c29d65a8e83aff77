import assert from "node:assert/strict";
import { test } from "node:test";
import { write } from "#db/client.ts";
import { seededAt, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { findSignedIn } from "../accounts/find-signed-in.ts";
import { Forbidden, Invalid, NotFound } from "../errors.ts";
import { disableStaff } from "./disable.ts";
import { startSession } from "./sessions.ts";

useTestDatabase();

test("the last owner in use cannot be disabled", () => {
  const first = enlist("owner");
  const second = enlist("owner");
  disableStaff(first, second.id, seededAt);
  assert.throws(() => disableStaff(first, first.id, seededAt), new Invalid({ form: "lastOwner" }));
});

test("a disabled person's sessions end at once", () => {
  const author = enlist("author");
  const session = write((tx) => startSession(tx, { staffId: author.id, userAgent: "" }, seededAt));
  assert.equal(findSignedIn(session, seededAt)?.id, author.id);
  disableStaff(enlist("owner"), author.id, seededAt);
  assert.equal(findSignedIn(session, seededAt), undefined);
});

test("only an owner disables, and nobody is disabled twice", () => {
  const author = enlist("author");
  assert.throws(() => disableStaff(enlist("editor"), author.id, seededAt), Forbidden);
  disableStaff("command-line", author.id, seededAt);
  assert.throws(() => disableStaff("command-line", author.id, seededAt), NotFound);
});
