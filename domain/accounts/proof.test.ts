import assert from "node:assert/strict";
import { test } from "node:test";
import { seededAt as now, useTestDatabase } from "#fixtures/test-database.ts";
import { signInByPassword } from "#fixtures/test-staff.ts";
import { minute } from "../durations.ts";
import { Invalid } from "../errors.ts";
import { addStaff } from "../staff/add.ts";
import { changeOwnPassword } from "./change-password.ts";
import { findSignedIn } from "./find-signed-in.ts";
import { isRecentlyProven, proveWithPassword } from "./proof.ts";

useTestDatabase();

const email = "r@example.org";
const password = "four unrelated words here";
const enter = () => signInByPassword({ email, password, network: "192.0.2.1", userAgent: "" }, now);

async function signedIn() {
  await addStaff("command-line", { email, name: "R", role: "author", password }, now);
  const { sessionId } = await enter();
  return { sessionId, person: () => findSignedIn(sessionId, now + 20 * minute)! };
}

test("a sign-in proves who acts for ten minutes, and the password for ten more, in that session alone", async () => {
  const { sessionId, person } = await signedIn();
  assert.equal(isRecentlyProven(findSignedIn(sessionId, now)!, now), true);
  assert.equal(isRecentlyProven(person(), now + 10 * minute), false);
  const elsewhere = await enter();
  await proveWithPassword(person(), password, now + 20 * minute);
  assert.equal(isRecentlyProven(person(), now + 29 * minute), true);
  assert.equal(isRecentlyProven(person(), now + 30 * minute), false);
  assert.equal(isRecentlyProven(findSignedIn(elsewhere.sessionId, now)!, now + 20 * minute), false);
});

test("a wrong password proves nothing, and after five the next try must wait", async () => {
  const { person } = await signedIn();
  const prove = (tried: string, at: number) => proveWithPassword(person(), tried, at);
  for (let tries = 0; tries < 5; tries += 1)
    await assert.rejects(prove("a guess", now), new Invalid({ password: "passwordWrong" }));
  await assert.rejects(
    prove(password, now),
    new Invalid({ form: { key: "waitMinutes", values: { minutes: 1 } } }),
  );
  assert.equal(person().provenAt, now);
  await prove(password, now + minute);
});

test("a new password of one's own ends the other sessions, and asks for the present one", async () => {
  const { sessionId, person } = await signedIn();
  const elsewhere = await enter();
  const change = (currentPassword: string) =>
    changeOwnPassword(person(), { currentPassword, password: "another four words there" }, now);
  await assert.rejects(change("a guess, and a wrong one"), new Invalid({ currentPassword: "passwordWrong" }));
  await assert.rejects(
    changeOwnPassword(person(), { currentPassword: "", password: "password password" }, now),
    new Invalid({ password: "passwordCommon", currentPassword: "passwordWrong" }),
  );
  assert.ok(findSignedIn(elsewhere.sessionId, now));
  await change(password);
  assert.equal(findSignedIn(elsewhere.sessionId, now), undefined);
  assert.ok(findSignedIn(sessionId, now));
});
