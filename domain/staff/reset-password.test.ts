import assert from "node:assert/strict";
import { test } from "node:test";
import { seededAt, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { findSignedIn } from "../accounts/find-signed-in.ts";
import { signIn } from "../accounts/sign-in.ts";
import { Forbidden, Invalid, NotFound } from "../errors.ts";
import { addStaff } from "./add.ts";
import { disableStaff } from "./disable.ts";
import { resetPassword } from "./reset-password.ts";

useTestDatabase();

const email = "reporter@example.org";
const before = "the password before it";
const after = "the password after it";
const door = { network: "192.0.2.1", userAgent: "test" };

test("a new password ends every session, and the old password opens nothing", async () => {
  const id = await addStaff("command-line", { email, name: "R", role: "author", password: before }, seededAt);
  const { sessionId } = await signIn({ email, password: before, ...door }, seededAt);
  await resetPassword(enlist("owner"), { id, password: after }, seededAt);
  assert.equal(findSignedIn(sessionId, seededAt), undefined);
  await assert.rejects(signIn({ email, password: before, ...door }, seededAt), Invalid);
  assert.equal((await signIn({ email, password: after, ...door }, seededAt)).staffId, id);
});

test("only an owner resets, and a disabled or unknown account has nothing to reset", async () => {
  const { id } = enlist("author");
  await assert.rejects(resetPassword(enlist("editor"), { id, password: after }, seededAt), Forbidden);
  disableStaff("command-line", id, seededAt);
  await assert.rejects(resetPassword("command-line", { id, password: after }, seededAt), NotFound);
  await assert.rejects(resetPassword("command-line", { id: "nobody", password: after }, seededAt), NotFound);
});
