import assert from "node:assert/strict";
import { test } from "node:test";
import { TOTP } from "otpauth";
import { seededAt, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist, signInByPassword } from "#fixtures/test-staff.ts";
import { Forbidden, Invalid, NotFound } from "../errors.ts";
import { addStaff } from "../staff/add.ts";
import { disableStaff } from "../staff/disable.ts";
import { findSignedIn } from "./find-signed-in.ts";
import { resetPassword } from "./reset-password.ts";
import { beginTotp, confirmTotp, findTotpDraft } from "./totp.ts";

useTestDatabase();

const email = "reporter@example.org";
const before = "the password before it";
const after = "the password after it";
const door = { network: "192.0.2.1", userAgent: "test" };

test("a new password ends every session, and the old password opens nothing", async () => {
  const id = await addStaff("command-line", { email, name: "R", role: "author", password: before }, seededAt);
  const { sessionId } = await signInByPassword({ email, password: before, ...door }, seededAt);
  await resetPassword(enlist("owner"), { id, password: after }, seededAt);
  assert.equal(findSignedIn(sessionId, seededAt), undefined);
  await assert.rejects(signInByPassword({ email, password: before, ...door }, seededAt), Invalid);
  assert.equal((await signInByPassword({ email, password: after, ...door }, seededAt)).staffId, id);
});

test("the command that clears the factors leaves the password alone to open the account", async () => {
  const id = await addStaff("command-line", { email, name: "R", role: "owner", password: before }, seededAt);
  const { person } = await signInByPassword({ email, password: before, ...door }, seededAt);
  beginTotp(person, seededAt);
  const totp = new TOTP({ secret: findTotpDraft(person)?.secret ?? "" });
  confirmTotp(person, totp.generate({ timestamp: seededAt }), seededAt);
  await resetPassword("command-line", { id, password: after }, seededAt);
  await assert.rejects(signInByPassword({ email, password: after, ...door }, seededAt), /second factor/);
  await resetPassword("command-line", { id, password: after, clearsFactors: true }, seededAt);
  assert.equal((await signInByPassword({ email, password: after, ...door }, seededAt)).staffId, id);
});

test("only an owner resets, and a disabled or unknown account has nothing to reset", async () => {
  const { id } = enlist("author");
  await assert.rejects(resetPassword(enlist("editor"), { id, password: after }, seededAt), Forbidden);
  disableStaff("command-line", id, seededAt);
  await assert.rejects(resetPassword("command-line", { id, password: after }, seededAt), NotFound);
  await assert.rejects(resetPassword("command-line", { id: "nobody", password: after }, seededAt), NotFound);
});
