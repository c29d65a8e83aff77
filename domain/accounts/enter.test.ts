import assert from "node:assert/strict";
import { test } from "node:test";
import { db } from "#db/client.ts";
import { outgoingMails } from "#db/schema/newsletter.ts";
import { familiarPlaces } from "#db/schema/staff.ts";
import { seededAt as now, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist, signInByPassword } from "#fixtures/test-staff.ts";
import { day } from "../durations.ts";
import { NotFound } from "../errors.ts";
import { findOutgoingMail } from "../mail/list-outbox.ts";
import { addStaff } from "../staff/add.ts";
import { findSignedIn } from "./find-signed-in.ts";
import { forgetOldSignIns } from "./forget.ts";
import { endOtherSessions, endOwnSession, listOwnSessions } from "./own-sessions.ts";

useTestDatabase();

const person = {
  email: "r@example.org",
  name: "R",
  role: "author",
  password: "four unrelated words here",
} as const;
const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const add = () => addStaff("command-line", person, now);
const enter = (from: Partial<Parameters<typeof signInByPassword>[0]> = {}) =>
  signInByPassword({ ...person, ...from }, now);
const alerts = () =>
  db()
    .select()
    .from(outgoingMails)
    .all()
    .map(({ id }) => findOutgoingMail(enlist("owner"), id)?.message?.text ?? "");

test("a sign-in from a new device or network is told by mail, one from where the person was before is not", async () => {
  await add();
  const { device } = await enter();
  await enter({ device });
  await enter({ device, network: "192.0.2.200" });
  assert.deepEqual(alerts(), [], "the first one, and the same device in the same /24, are nothing new");
  await enter({ userAgent: firefox });
  assert.equal(alerts().length, 1);
  assert.match(alerts()[0]!, /Firefox on Linux[\s\S]*192\.0\.2\.0\/24/);
  await enter({ device, network: "203.0.113.1" });
  assert.equal(alerts().length, 2);
});

test("the database keeps neither the device's cookie nor the network as they are", async () => {
  await add();
  const { device } = await enter();
  const kept = JSON.stringify(db().select().from(familiarPlaces).all());
  assert.ok(!kept.includes(device) && !kept.includes("192.0.2"));
});

test("a sign-in begins a new session and ends the one that the browser came with", async () => {
  await add();
  const first = await enter();
  const second = await enter({ replaces: first.sessionId });
  assert.notEqual(second.sessionId, first.sessionId);
  assert.equal(findSignedIn(first.sessionId, now), undefined);
});

test("people see where they are signed in, and end one or all the others", async () => {
  await add();
  const here = await enter({ userAgent: firefox });
  const [a, b] = [await enter(), await enter()];
  const listed = listOwnSessions(here.person, now);
  assert.equal(listed.length, 3);
  assert.deepEqual(
    [listed[0]?.isThisOne, listed[0]?.device, listed[0]?.network],
    [true, { browser: "Firefox", system: "Linux" }, "192.0.2.0/24"],
  );
  endOwnSession(here.person, a.person.sessionHash, now);
  assert.deepEqual(
    [a, b].map(({ sessionId }) => findSignedIn(sessionId, now) !== undefined),
    [false, true],
  );
  endOtherSessions(here.person, now);
  assert.equal(listOwnSessions(here.person, now).length, 1);
  const stranger = { ...person, email: "s@example.org" };
  await addStaff("command-line", stranger, now);
  const other = await signInByPassword(stranger, now);
  assert.throws(() => endOwnSession(other.person, here.person.sessionHash, now), NotFound);
});

test("what is over is forgotten, what is alive stays", async () => {
  await add();
  const { sessionId } = await enter();
  forgetOldSignIns(now + 1000);
  assert.ok(findSignedIn(sessionId, now + 1000));
  forgetOldSignIns(now + 181 * day);
  assert.deepEqual(db().select().from(familiarPlaces).all(), []);
});
