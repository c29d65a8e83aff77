import assert from "node:assert/strict";
import { test } from "node:test";
import { TOTP } from "otpauth";
import { db } from "#db/client.ts";
import { outgoingMails } from "#db/schema/newsletter.ts";
import { accountTokens } from "#db/schema/staff.ts";
import { seededAt as now, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist, signInByPassword } from "#fixtures/test-staff.ts";
import { minute } from "../durations.ts";
import { Invalid, NotFound } from "../errors.ts";
import { findOutgoingMail } from "../mail/list-outbox.ts";
import { giveUpOldMails } from "../mail/send-due.ts";
import { addStaff } from "../staff/add.ts";
import { findSignedIn } from "./find-signed-in.ts";
import { findReset, requestReset, resetByLink } from "./reset-by-mail.ts";
import { signIn } from "./sign-in.ts";
import { beginTotp, confirmTotp, findTotpDraft } from "./totp.ts";

useTestDatabase();

const door = { network: "192.0.2.1", userAgent: "test" };
const before = "four unrelated words here";
const after = "another four words there";
const email = "r@example.org";
const add = () => addStaff("command-line", { email, name: "R", role: "author", password: before }, now);

function mails() {
  const owner = enlist("owner");
  return db()
    .select()
    .from(outgoingMails)
    .all()
    .map(({ id, kind }) => ({ kind, text: findOutgoingMail(owner, id)?.message?.text ?? "" }));
}

/** Asks for a link and gives the token of the one that was mailed last. */
async function ask(at = now): Promise<string> {
  await requestReset(email, door, at);
  const link = /\/admin\/reset\/(\S+)/.exec(mails().findLast(({ kind }) => kind === "reset")!.text);
  return link![1]!;
}

test("a mailed link sets a new password once, ends every session, and is told about", async () => {
  await add();
  const { sessionId } = await signInByPassword({ email, password: before }, now);
  const token = await ask();
  await resetByLink(token, after, door, now);
  assert.equal(findSignedIn(sessionId, now), undefined);
  await assert.rejects(resetByLink(token, after, door, now), NotFound);
  await assert.rejects(signInByPassword({ email, password: before }, now), Invalid);
  await signInByPassword({ email, password: after }, now);
  assert.ok(mails().some(({ kind }) => kind === "account-change"));
});

test("a reset keeps the second factor", async () => {
  await add();
  const { person } = await signInByPassword({ email, password: before }, now);
  beginTotp(person, now);
  confirmTotp(person, new TOTP({ secret: findTotpDraft(person)!.secret }).generate({ timestamp: now }), now);
  await resetByLink(await ask(), after, door, now);
  assert.ok("step" in (await signIn({ email, password: after, ...door }, now)));
});

test("an unknown address is answered like a known one, and gets nothing", async () => {
  await requestReset("nobody@example.org", door, now);
  await requestReset("not an address", door, now);
  assert.deepEqual([mails(), db().select().from(accountTokens).all()], [[], []]);
});

test("a second press sends nothing new, and a link that is asked for later ends the one before it", async () => {
  await add();
  const first = await ask();
  assert.equal(await ask(now + minute), first);
  const later = now + minute + 1;
  const second = await ask(later);
  assert.equal(findReset(first, later), undefined);
  assert.ok(findReset(second, later));
  assert.equal(mails().length, 2);
});

test("one address gets three links in an hour, and one network is made to wait", async () => {
  await add();
  for (let tries = 0; tries < 5; tries += 1)
    await requestReset(email, { network: `198.51.100.${tries}` }, now + tries * 2 * minute);
  assert.equal(mails().length, 3);
  for (let tries = 0; tries < 10; tries += 1) await requestReset(`x${tries}@example.org`, door, now);
  await assert.rejects(requestReset("y@example.org", door, now), Invalid);
});

test("a link is over after an hour, and its mail is given up with it", async () => {
  await add();
  const token = await ask();
  assert.ok(findReset(token, now + 60 * minute - 1));
  assert.equal(findReset(token, now + 60 * minute), undefined);
  assert.equal(giveUpOldMails(now + 60 * minute), 1);
});

test("whoever chose a password by a mailed link signs in, however much others guess", async () => {
  await add();
  const guess = (network: string) => signIn({ email, password: "a guess", ...door, network }, now);
  for (let tries = 0; tries < 50; tries += 1)
    await assert.rejects(guess(`198.51.${tries}.1`), new Invalid({ form: "signInFailed" }));
  await assert.rejects(guess("203.0.113.9"), (error: Invalid) => error.fields.form?.key === "waitMinutes");
  const { device } = await resetByLink(await ask(), after, door, now);
  await signInByPassword({ email, password: after, device }, now);
});
