import assert from "node:assert/strict";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { TOTP } from "otpauth";
import { db } from "#db/client.ts";
import { recoveryCodes, staff } from "#db/schema/staff.ts";
import { seededAt as now, useTestDatabase } from "#fixtures/test-database.ts";
import { signInByPassword } from "#fixtures/test-staff.ts";
import { minute } from "../durations.ts";
import { Invalid, NotFound } from "../errors.ts";
import { addStaff } from "../staff/add.ts";
import type { SignedIn } from "../staff/sessions.ts";
import { demandSecondFactor } from "../staff/strict-roles.ts";
import { changeOwnPassword } from "./change-password.ts";
import { findSignedIn } from "./find-signed-in.ts";
import { renewRecoveryCodes } from "./renew-recovery-codes.ts";
import { finishWithCode } from "./second-step.ts";
import { signIn } from "./sign-in.ts";
import { beginTotp, confirmTotp, findTotpDraft, removeTotp } from "./totp.ts";

useTestDatabase();

const door = { network: "192.0.2.1", userAgent: "test" };
const person = {
  email: "r@example.org",
  name: "R",
  role: "editor",
  password: "four unrelated words here",
} as const;
const wrong = new Invalid({ code: "codeWrong" });

/** Somebody with an authenticator app: its codes, its recovery codes, and the session that set it up. */
async function withApp() {
  await addStaff("command-line", person, now);
  const { person: actor } = await signInByPassword(person, now);
  beginTotp(actor, now);
  const secret = findTotpDraft(actor)!.secret;
  const codeAt = (at: number) => new TOTP({ secret }).generate({ timestamp: at });
  const codes = confirmTotp(actor, codeAt(now), now)!;
  return { actor, secret, codeAt, codes };
}

async function step(at: number, from: Partial<typeof door & { device: string }> = {}): Promise<string> {
  const outcome = await signIn({ ...person, ...door, ...from }, at);
  assert.ok("step" in outcome, "a second factor is asked for");
  return outcome.step;
}

const finish = (token: string, code: string, at: number, from = {}) =>
  finishWithCode({ step: token, code, ...door, ...from }, at);

test("a code that is sent twice lets in by one session, for a minute and with the same step alone", async () => {
  const { codeAt } = await withApp();
  const later = now + 2 * minute;
  const token = await step(later);
  const code = codeAt(later);
  const { sessionId } = finish(token, code, later);
  assert.equal(finish(token, code, later + minute - 1).sessionId, sessionId);
  assert.throws(() => finish(token, code, later + minute), NotFound);
  assert.throws(() => finish(token, "000000", later), NotFound);
  assert.throws(() => finish("another", code, later), NotFound);
});

test("with an authenticator app the password alone begins no session, and its code ends the sign-in", async () => {
  const { codeAt } = await withApp();
  const later = now + 2 * minute;
  const token = await step(later);
  assert.equal(findSignedIn(token, later), undefined);
  assert.throws(() => finish(token, "000000", later), wrong);
  assert.ok(findSignedIn(finish(token, codeAt(later), later).sessionId, later));
});

test("a code works once, and none that is older works after it", async () => {
  const { codeAt } = await withApp();
  assert.rejects(
    async () => finish(await step(now), codeAt(now), now),
    wrong,
    "the code that set it up is spent",
  );
  const later = now + 2 * minute;
  const code = codeAt(later);
  finish(await step(later), code, later);
  const again = await step(later);
  assert.throws(() => finish(again, code, later), wrong);
  assert.throws(() => finish(again, codeAt(later - 30_000), later), wrong);
  finish(again, codeAt(later + 30_000), later + 30_000);
});

test("a code is read in the digits of any script, with blanks", async () => {
  const { codeAt } = await withApp();
  const later = now + 2 * minute;
  const persian = codeAt(later).replace(/\d/g, (digit) => String.fromCharCode(0x06f0 + Number(digit)));
  finish(await step(later), ` ${persian.slice(0, 3)} ${persian.slice(3)} `, later);
});

test("a step works once, and for a quarter of an hour", async () => {
  const { codes } = await withApp();
  const token = await step(now);
  finish(token, codes[0]!, now);
  assert.throws(() => finish(token, codes[1]!, now), NotFound);
  const late = await step(now);
  assert.throws(() => finish(late, codes[1]!, now + 15 * minute), NotFound);
});

test("a new password ends a step that the old one began", async () => {
  const { actor, codes } = await withApp();
  const token = await step(now);
  const given = { currentPassword: person.password, password: "another four words there" };
  await changeOwnPassword(actor, given, now);
  assert.throws(() => finish(token, codes[0]!, now), NotFound);
});

test("ten recovery codes are kept as hashes, work once each, and are typed in any way", async () => {
  const { codes, actor } = await withApp();
  assert.equal(new Set(codes).size, 10);
  const kept = JSON.stringify(db().select().from(recoveryCodes).all());
  for (const code of codes) assert.ok(!kept.includes(code) && !kept.includes(code.replaceAll("-", "")));
  const typed = ` ${codes[0]!.toUpperCase().replaceAll("-", " ")} `;
  finish(await step(now), typed, now);
  const token = await step(now);
  assert.throws(() => finish(token, codes[0]!, now), wrong);
  renewRecoveryCodes(actor, now);
  const next = await step(now);
  assert.throws(() => finish(next, codes[1]!, now), wrong);
});

test("wrong codes make the next one wait, but neither a recovery code nor a device that was here before", async () => {
  const { codeAt, codes, actor } = await withApp();
  const later = now + 2 * minute;
  const token = await step(later);
  for (let tries = 0; tries < 5; tries += 1) assert.throws(() => finish(token, "000000", later), wrong);
  assert.throws(
    () => finish(token, codeAt(later), later),
    new Invalid({ form: { key: "waitMinutes", values: { minutes: 1 } } }),
  );
  const { device } = finish(token, codes[0]!, later);
  assert.ok(actor.id);
  for (let tries = 0; tries < 5; tries += 1) {
    const other = await step(later, { network: `198.51.100.${tries}` });
    assert.throws(() => finish(other, "000000", later), Invalid);
  }
  finish(await step(later, { device }), codeAt(later), later, { device });
});

test("the secret is under seal, and goes with the app", async () => {
  const { actor, secret } = await withApp();
  const row = () => db().select().from(staff).where(eq(staff.id, actor.id)).all()[0]!;
  assert.ok(!row().totpSealed!.toString("latin1").includes(secret));
  removeTotp(actor, now);
  assert.deepEqual([row().totpSealed, row().totpStep], [null, null]);
  assert.equal(db().select().from(recoveryCodes).all().length, 0);
});

test("setting an app up or removing it ends the other sessions", async () => {
  await addStaff("command-line", person, now);
  const [here, elsewhere] = [await signInByPassword(person, now), await signInByPassword(person, now)];
  beginTotp(here.person, now);
  const secret = findTotpDraft(here.person)!.secret;
  confirmTotp(here.person, new TOTP({ secret }).generate({ timestamp: now }), now);
  assert.equal(findSignedIn(elsewhere.sessionId, now), undefined);
  assert.ok(findSignedIn(here.sessionId, now));
});

test("a role that demands a second factor lets nobody remove the last one, and is lacking until there is one", async () => {
  const { actor } = await withApp();
  demandSecondFactor("command-line", ["editor"], now);
  assert.throws(() => removeTotp(actor, now), new Invalid({ form: "factorNeeded" }));
  const other = { ...person, email: "o@example.org" };
  await addStaff("command-line", other, now);
  const lacking: SignedIn = (await signInByPassword(other, now)).person;
  assert.deepEqual([actor.lacksSecondFactor, lacking.lacksSecondFactor], [false, true]);
  assert.throws(() => demandSecondFactor(actor, ["editor"], now), /may not/);
  assert.throws(() => demandSecondFactor("command-line", ["king"], now), new Invalid({ roles: "badChoice" }));
});
