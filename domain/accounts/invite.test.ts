import assert from "node:assert/strict";
import { test } from "node:test";
import { db } from "#db/client.ts";
import { outgoingMails } from "#db/schema/newsletter.ts";
import { invitations } from "#db/schema/staff.ts";
import { seededAt as now, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist, signInByPassword } from "#fixtures/test-staff.ts";
import { day } from "../durations.ts";
import { Forbidden, Invalid, NotFound } from "../errors.ts";
import { findOutgoingMail } from "../mail/list-outbox.ts";
import { addStaff } from "../staff/add.ts";
import { disableStaff } from "../staff/disable.ts";
import { findStaffMember } from "../staff/list.ts";
import { acceptInvitation, findInvitation } from "./accept-invitation.ts";
import { findSignedIn } from "./find-signed-in.ts";
import { inviteStaff, listInvitations, revokeInvitation } from "./invite.ts";

useTestDatabase();

const door = { network: "192.0.2.1", userAgent: "test" };
const guest = { email: "Guest@Example.org", name: "Guest", role: "author", lang: "fa", days: "7" };
const answer = { name: "مهمان", lang: "fa", password: "four unrelated words here" };
const tokenIn = (link: string) => link.split("/").at(-1)!;

test("an invitation makes the account of its own address and role, once, and signs the person in", async () => {
  const owner = enlist("owner");
  const token = tokenIn(inviteStaff(owner, guest, now));
  const forged = { ...answer, role: "owner", email: "evil@example.org" };
  const { sessionId } = await acceptInvitation(token, forged, door, now);
  const person = findSignedIn(sessionId, now)!;
  assert.deepEqual(
    [person.email, person.role, person.name, person.lang],
    ["guest@example.org", "author", "مهمان", "fa"],
  );
  await assert.rejects(acceptInvitation(token, answer, door, now), NotFound);
  assert.deepEqual(listInvitations(owner, now), []);
});

test("of two who open the link at once one gets the account", async () => {
  const token = tokenIn(inviteStaff(enlist("owner"), guest, now));
  const results = await Promise.allSettled([1, 2].map(() => acceptInvitation(token, answer, door, now)));
  assert.deepEqual(results.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
});

test("the link is mailed in the guest's language and kept as a hash alone", () => {
  const owner = enlist("owner");
  const link = inviteStaff(owner, guest, now);
  const [mail] = db().select().from(outgoingMails).all();
  assert.deepEqual([mail?.kind, mail?.lang], ["invitation", "fa"]);
  const message = findOutgoingMail(owner, mail!.id)?.message;
  assert.equal(message?.to, "guest@example.org");
  assert.ok(message?.text.includes(link));
  assert.ok(!JSON.stringify(db().select().from(invitations).all()).includes(tokenIn(link)));
  assert.equal(findOutgoingMail(enlist("editor"), mail!.id)?.message, undefined, "owners alone read it");
});

test("an invitation ends with its days, when it is taken back, and when a new one replaces it", () => {
  const owner = enlist("owner");
  const first = tokenIn(inviteStaff(owner, guest, now));
  assert.ok(findInvitation(first, now + 7 * day - 1));
  assert.equal(findInvitation(first, now + 7 * day), undefined);
  const second = tokenIn(inviteStaff(owner, guest, now));
  assert.equal(findInvitation(first, now), undefined);
  revokeInvitation(owner, listInvitations(owner, now)[0]!.id, now);
  assert.equal(findInvitation(second, now), undefined);
  assert.throws(() => revokeInvitation(owner, "none", now), NotFound);
});

test("only owners invite, and each wrong field is named", () => {
  for (const role of ["editor", "author", "translator"] as const)
    assert.throws(() => inviteStaff(enlist(role), guest, now), Forbidden);
  const wrong = { email: "а@example.org", name: "", role: "king", lang: "xx", days: "365" };
  assert.throws(
    () => inviteStaff(enlist("owner"), wrong, now),
    new Invalid({
      email: "badAddress",
      name: "required",
      role: "badChoice",
      lang: "badChoice",
      days: "badChoice",
    }),
  );
});

test("an account in use is not invited again; a disabled one comes back without its factors", async () => {
  const owner = enlist("owner");
  const person = {
    email: "guest@example.org",
    name: "G",
    role: "editor",
    password: "some other four words",
  } as const;
  const id = await addStaff(owner, person, now);
  assert.throws(() => inviteStaff(owner, guest, now), new Invalid({ email: "emailUsed" }));
  disableStaff(owner, id, now);
  await acceptInvitation(tokenIn(inviteStaff(owner, guest, now)), answer, door, now);
  const found = findStaffMember(owner, id)!;
  assert.deepEqual([found.role, found.disabledAt, found.hasSecondFactor], ["author", null, false]);
  await assert.rejects(signInByPassword(person, now), Invalid);
});

test("a bad password or name leaves the invitation open", async () => {
  const token = tokenIn(inviteStaff(enlist("owner"), guest, now));
  await assert.rejects(
    acceptInvitation(token, { ...answer, name: " ", password: "guest guest 1" }, door, now),
    new Invalid({ name: "required", password: "passwordPersonal" }),
  );
  await acceptInvitation(token, answer, door, now);
});
