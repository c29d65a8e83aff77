import assert from "node:assert/strict";
import { test } from "node:test";
import { like } from "drizzle-orm";
import { TOTP } from "otpauth";
import { db } from "#db/client.ts";
import { audit } from "#db/schema/audit.ts";
import { testAuthenticator } from "#fixtures/test-authenticator.ts";
import { seededAt as now, useTestDatabase } from "#fixtures/test-database.ts";
import { signInByPassword } from "#fixtures/test-staff.ts";
import { addPasskey, offerPasskey } from "../accounts/passkeys.ts";
import { proveWithPassword } from "../accounts/proof.ts";
import { finishWithCode } from "../accounts/second-step.ts";
import { signIn } from "../accounts/sign-in.ts";
import { beginTotp, confirmTotp, findTotpDraft } from "../accounts/totp.ts";
import { offerPasskeySignIn, signInWithPasskey } from "../accounts/use-passkey.ts";
import { hour, minute } from "../durations.ts";
import { answering } from "../request.ts";
import { addStaff } from "../staff/add.ts";
import { disableStaff } from "../staff/disable.ts";
import { checkAudit } from "./check.ts";

useTestDatabase();

const email = "r@example.org";
const password = "four unrelated words here";
const add = () => addStaff("command-line", { email, name: "R", role: "editor", password }, now);
const failures = () =>
  db()
    .select({
      verb: audit.verb,
      by: audit.staffId,
      subject: audit.subject,
      at: audit.at,
      network: audit.network,
      detail: audit.detail,
    })
    .from(audit)
    .where(like(audit.verb, "staff.fail-%"))
    .orderBy(audit.id)
    .all();

function guess(address: string, network = "198.51.100.7", at = now): Promise<unknown> {
  const given = { email: address, password: "a guess that is wrong", network, userAgent: "test" };
  return answering(network, () => assert.rejects(signIn(given, at)));
}

test("a failed sign-in names the account that it aimed at and its network, and nothing that was typed", async () => {
  const id = await add();
  await guess(email);
  await guess("not-known@example.org");
  const common = {
    verb: "staff.fail-sign-in",
    by: null,
    at: now,
    network: "198.51.100.0/24",
    detail: { tries: 1 },
  };
  assert.deepEqual(failures(), [
    { ...common, subject: `staff:${id}` },
    { ...common, subject: "" },
  ]);
  assert.doesNotMatch(JSON.stringify(failures()), /not-known|guess|198\.51\.100\.7/);
});

test("tries at an account that was closed are tries at that account", async () => {
  const id = await add();
  disableStaff("command-line", id, now);
  await guess(email);
  assert.equal(failures()[0]?.subject, `staff:${id}`);
});

test("guessing on is not a row each, but each wait that it leads to is", async () => {
  await add();
  for (let tries = 0; tries < 9; tries += 1) await guess(email);
  await guess(email, undefined, now + 2 * minute);
  assert.deepEqual(
    failures().map(({ detail }) => detail),
    [{ tries: 1 }, { tries: 5, waitMinutes: 1 }, { tries: 6, waitMinutes: 2 }],
  );
  assert.deepEqual(checkAudit().problems, []);
});

test("a flood from everywhere at unknown addresses is twenty rows an hour, and hides no try at an account", async () => {
  const id = await add();
  for (let from = 0; from < 30; from += 1) await guess(`x${from}@example.org`, `10.0.${from}.1`);
  const rows = failures();
  assert.equal(rows.length, 20);
  assert.deepEqual(rows.at(-1)?.detail, { tries: 1, furtherAreNotListed: true });
  await guess(email);
  assert.equal(failures().at(-1)?.subject, `staff:${id}`);
  await guess("x@example.org", "10.0.99.1", now + hour + 1);
  assert.equal(failures().length, 22);
});

test("a failed second factor and a failed proof are on record, with or without a session", async () => {
  const id = await add();
  const { person } = await signInByPassword({ email, password }, now);
  await assert.rejects(proveWithPassword(person, "a guess that is wrong", now));
  beginTotp(person, now);
  const { secret } = findTotpDraft(person)!;
  confirmTotp(person, new TOTP({ secret }).generate({ timestamp: now }), now);
  const door = { network: "198.51.100.7", userAgent: "test" };
  const outcome = await signIn({ email, password, ...door }, now);
  const step = "step" in outcome ? outcome.step : "";
  for (const code of ["000000", "abcd-efgh"])
    assert.throws(() => finishWithCode({ step, code, ...door }, now));
  const device = testAuthenticator();
  const { challenge } = await offerPasskey(person, now);
  await addPasskey(person, { name: "Phone", response: device.make(challenge) }, now);
  const offered = await offerPasskeySignIn(door, step, now);
  await assert.rejects(
    signInWithPasskey({ response: device.use(`${offered?.challenge}x`), step, ...door }, now),
  );
  await assert.rejects(signInWithPasskey({ response: device.use("a challenge of nobody"), ...door }, now));
  const aim = `staff:${id}`;
  assert.deepEqual(
    failures().map(({ verb, by, subject }) => [verb, by, subject]),
    [
      ["staff.fail-proof", id, aim],
      ["staff.fail-second-factor", null, aim],
      ["staff.fail-sign-in", null, aim],
    ],
    "the second and third of a kind are no steps of their own",
  );
});
