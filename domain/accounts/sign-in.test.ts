import assert from "node:assert/strict";
import { test } from "node:test";
import { db } from "#db/client.ts";
import { sessions } from "#db/schema/staff.ts";
import { seededAt as now, useTestDatabase } from "#fixtures/test-database.ts";
import { signInByPassword } from "#fixtures/test-staff.ts";
import { hour, minute } from "../durations.ts";
import { Invalid } from "../errors.ts";
import { settings } from "../site/settings.ts";
import { addStaff } from "../staff/add.ts";
import { disableStaff } from "../staff/disable.ts";
import { endSession } from "../staff/sessions.ts";
import { findSignedIn } from "./find-signed-in.ts";

useTestDatabase();

const password = "a long password of a test";
const add = (email: string) =>
  addStaff("command-line", { email, name: "Somebody", role: "editor", password }, now);
const enter = (given: { email: string; password?: string; network?: string }, at = now) =>
  signInByPassword({ password, network: "192.0.2.1", userAgent: "test", ...given }, at);
const refused = (key: string) => (error: unknown) =>
  error instanceof Invalid && error.fields.form?.key === key;

test("an unknown address and a wrong password get the same words", async () => {
  await add("a@b.example");
  await assert.rejects(enter({ email: "nobody@b.example" }), refused("signInFailed"));
  await assert.rejects(enter({ email: "a@b.example", password: "wrong" }), refused("signInFailed"));
  assert.equal(db().select().from(sessions).all().length, 0);
});

test("guessing from one network is stopped there; the owner still enters from another", async () => {
  await add("a@b.example");
  for (let i = 0; i < 5; i += 1) {
    await assert.rejects(enter({ email: "a@b.example", password: "wrong" }), refused("signInFailed"));
  }
  await assert.rejects(enter({ email: "a@b.example" }), refused("waitMinutes"));
  await enter({ email: "a@b.example", network: "198.51.100.1" });
  await enter({ email: "a@b.example" }, now + 16 * minute);
});

test("a session ends by signing out, after twelve idle hours, after seven days, and with the account", async () => {
  const id = await add("a@b.example");
  const first = await enter({ email: "a@b.example" });
  assert.equal(findSignedIn(first.sessionId, now)?.id, id);
  endSession(first.sessionId);
  assert.equal(findSignedIn(first.sessionId, now), undefined);

  const idle = await enter({ email: "a@b.example" });
  assert.equal(findSignedIn(idle.sessionId, now + 12 * hour), undefined);

  const busy = await enter({ email: "a@b.example" });
  for (let at = now; at < now + 7 * 24 * hour; at += 11 * hour) assert.ok(findSignedIn(busy.sessionId, at));
  assert.equal(findSignedIn(busy.sessionId, now + 7 * 24 * hour), undefined);

  const last = await enter({ email: "a@b.example" });
  disableStaff("command-line", id, now);
  assert.equal(findSignedIn(last.sessionId, now), undefined);
  await assert.rejects(enter({ email: "a@b.example" }), refused("signInFailed"));
});

test("the database holds no session's id as the cookie has it", async () => {
  await add("a@b.example");
  const { sessionId } = await enter({ email: "a@b.example" });
  assert.ok(!JSON.stringify(db().select().from(sessions).all()).includes(sessionId));
});

test("the settings say how long a session lasts without use, and at most", async () => {
  await add("a@b.example");
  const before = settings();
  Object.assign(globalThis, {
    apadanaSettings: { ...before, sessionIdleMs: 30 * minute, sessionLastsMs: hour },
  });
  const { sessionId } = await enter({ email: "a@b.example" });
  assert.equal(findSignedIn(sessionId, now + 30 * minute), undefined);
  assert.ok(findSignedIn(sessionId, now + 29 * minute));
  assert.ok(findSignedIn(sessionId, now + 58 * minute));
  assert.equal(findSignedIn(sessionId, now + 60 * minute), undefined);
  Object.assign(globalThis, { apadanaSettings: before });
});
