import assert from "node:assert/strict";
import { test } from "node:test";
import { type TestAuthenticator, testAuthenticator } from "#fixtures/test-authenticator.ts";
import { seededAt as now, useTestDatabase } from "#fixtures/test-database.ts";
import { signInByPassword } from "#fixtures/test-staff.ts";
import { minute } from "../durations.ts";
import { Invalid } from "../errors.ts";
import { addStaff } from "../staff/add.ts";
import { disableStaff } from "../staff/disable.ts";
import type { SignedIn } from "../staff/sessions.ts";
import { changeOwnPassword } from "./change-password.ts";
import { findSignedIn } from "./find-signed-in.ts";
import { addPasskey, listPasskeys, offerPasskey, removePasskey } from "./passkeys.ts";
import { removeOwnPassword } from "./remove-password.ts";
import { signIn } from "./sign-in.ts";
import { askForPasskey, offerPasskeySignIn, proveWithPasskey, signInWithPasskey } from "./use-passkey.ts";

useTestDatabase();

const password = "four unrelated words here";
const door = { network: "192.0.2.1", userAgent: "test" };
const failed = new Invalid({ form: "passkeyFailed" });

async function withAccount(email: string) {
  const id = await addStaff("command-line", { email, name: "R", role: "author", password }, now);
  const { person } = await signInByPassword({ email, password }, now);
  return { id, person };
}

async function make(actor: SignedIn, device: TestAuthenticator, name = "Phone") {
  const { challenge } = await offerPasskey(actor, now);
  return addPasskey(actor, { name, response: device.make(challenge) }, now);
}

async function answer(device: TestAuthenticator, step?: string): Promise<string> {
  const offer = await offerPasskeySignIn(door, step, now);
  return device.use(offer?.challenge ?? "");
}

const enter = (response: string, step?: string, at = now) =>
  signInWithPasskey({ response, step, ...door }, at);

test("a passkey signs in alone, and the first one comes with recovery codes", async () => {
  const { person } = await withAccount("a@b.example");
  const device = testAuthenticator();
  assert.equal((await make(person, device))?.length, 10);
  const { sessionId } = await enter(await answer(device));
  assert.equal(findSignedIn(sessionId, now)?.id, person.id);
  assert.equal(listPasskeys(person)[0]?.usedAt, now);
  assert.equal(await make(person, testAuthenticator(), "Blue key"), undefined, "codes are given once");
});

test("an answer works once, for its purpose and for ten minutes", async () => {
  const { person } = await withAccount("a@b.example");
  const device = testAuthenticator();
  await make(person, device);
  const response = await answer(device);
  await enter(response);
  await assert.rejects(enter(response), failed);
  await assert.rejects(enter(await answer(device), undefined, now + 10 * minute), failed);
  const asked = await askForPasskey("prove-passkey", person.id, now);
  await assert.rejects(enter(device.use(asked.challenge)), failed);
  await assert.rejects(enter(device.use("a challenge of nobody")), failed);
  for (const broken of ["", "{}", "null", "[]", '{"id":{}}']) await assert.rejects(enter(broken), failed);
});

test("a passkey of another site, or of somebody whose device did not check who they are, makes and opens nothing", async () => {
  const { person } = await withAccount("a@b.example");
  for (const wrong of [{ origin: "https://evil.example" }, { isVerified: false }])
    await assert.rejects(make(person, testAuthenticator(wrong)), failed);
  assert.deepEqual(listPasskeys(person), []);
});

test("a passkey is the second factor of its own person's password alone", async () => {
  const [a, b] = [await withAccount("a@b.example"), await withAccount("b@b.example")];
  const [deviceOfA, deviceOfB] = [testAuthenticator(), testAuthenticator()];
  await make(a.person, deviceOfA);
  await make(b.person, deviceOfB);
  const outcome = await signIn({ email: "a@b.example", password, ...door }, now);
  assert.ok("step" in outcome);
  await assert.rejects(enter(await answer(deviceOfB, outcome.step), outcome.step), failed);
  const { sessionId } = await enter(await answer(deviceOfA, outcome.step), outcome.step);
  assert.equal(findSignedIn(sessionId, now)?.id, a.id);
});

test("a passkey proves who acts, its own person's alone", async () => {
  const [a, b] = [await withAccount("a@b.example"), await withAccount("b@b.example")];
  const device = testAuthenticator();
  await make(a.person, device);
  const proveAs = async (actor: SignedIn) =>
    proveWithPasskey(
      actor,
      device.use((await askForPasskey("prove-passkey", actor.id, now)).challenge),
      now + 1,
    );
  await proveAs(a.person);
  await assert.rejects(proveAs(b.person), failed);
});

test("without a password passkeys are the only way in, and the last one stays", async () => {
  const { person } = await withAccount("a@b.example");
  assert.throws(() => removeOwnPassword(person, now), new Invalid({ form: "noPasskey" }));
  const device = testAuthenticator();
  await make(person, device);
  removeOwnPassword(person, now);
  await assert.rejects(signInByPassword({ email: "a@b.example", password }, now), /signInFailed|form/);
  await assert.rejects(signInByPassword({ email: "a@b.example", password: "" }, now), Invalid);
  const [passkey] = listPasskeys(person);
  assert.throws(() => removePasskey(person, passkey!.id, now), new Invalid({ form: "lastWayIn" }));
  await enter(await answer(device));
  await changeOwnPassword(person, { currentPassword: "", password: "another four words there" }, now);
  removePasskey(person, passkey!.id, now);
  await signInByPassword({ email: "a@b.example", password: "another four words there" }, now);
});

test("making or removing a passkey ends the other sessions; a name is needed; a closed account stays closed", async () => {
  const { id, person } = await withAccount("a@b.example");
  const elsewhere = await signInByPassword({ email: "a@b.example", password }, now);
  const device = testAuthenticator();
  await assert.rejects(make(person, device, " "), new Invalid({ name: "required" }));
  await make(person, device);
  assert.equal(findSignedIn(elsewhere.sessionId, now), undefined);
  disableStaff("command-line", id, now);
  await assert.rejects(enter(await answer(device)), failed);
});
