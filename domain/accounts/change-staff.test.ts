import assert from "node:assert/strict";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { db, write } from "#db/client.ts";
import { sessions } from "#db/schema/staff.ts";
import { seededAt, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist, signInByPassword } from "#fixtures/test-staff.ts";
import { Forbidden, Invalid, NotFound } from "../errors.ts";
import { addStaff } from "../staff/add.ts";
import { changeOwnAccount } from "../staff/change-own.ts";
import { disableStaff } from "../staff/disable.ts";
import { enableStaff } from "../staff/enable.ts";
import { findStaffMember } from "../staff/list.ts";
import { startSession } from "../staff/sessions.ts";
import { changeStaff } from "./change-staff.ts";
import { findSignedIn } from "./find-signed-in.ts";

useTestDatabase();

const begin = (staffId: string) => write((tx) => startSession(tx, { staffId, userAgent: "" }, seededAt));

test("a new name holds from the next request on, and a new role ends the sessions, but one's own that acts", () => {
  const owner = enlist("owner");
  const author = enlist("author");
  const session = begin(author.id);
  changeStaff(owner, { id: author.id, name: "Mina", role: "author" }, seededAt);
  assert.equal(findSignedIn(session, seededAt)?.name, "Mina");
  changeStaff(owner, { id: author.id, name: "Mina", role: "owner" }, seededAt);
  assert.equal(findSignedIn(session, seededAt), undefined);

  const here = findSignedIn(begin(owner.id), seededAt)!;
  const elsewhere = begin(owner.id);
  changeStaff(here, { id: owner.id, name: "A", role: "editor", exceptHash: here.sessionHash }, seededAt);
  assert.equal(findSignedIn(elsewhere, seededAt), undefined);
  assert.equal(db().select().from(sessions).where(eq(sessions.hash, here.sessionHash)).all().length, 1);
});

test("the last owner in use stays owner, whatever owners are disabled", () => {
  const owner = enlist("owner");
  const other = enlist("owner");
  disableStaff(owner, other.id, seededAt);
  assert.throws(
    () => changeStaff(owner, { id: owner.id, name: "A", role: "editor" }, seededAt),
    new Invalid({ form: "lastOwner" }),
  );
  enableStaff(owner, other.id, seededAt);
  changeStaff(owner, { id: owner.id, name: "A", role: "editor" }, seededAt);
  assert.throws(
    () => changeStaff({ ...owner, role: "editor" }, { id: owner.id, name: "A", role: "owner" }, seededAt),
    Forbidden,
  );
});

test("an unknown role, a missing name and an unknown person are refused", () => {
  const owner = enlist("owner");
  assert.throws(
    () => changeStaff(owner, { id: owner.id, name: " ", role: "king" }, seededAt),
    new Invalid({ name: "required", role: "badChoice" }),
  );
  assert.throws(() => changeStaff(owner, { id: "nobody", name: "A", role: "author" }, seededAt), NotFound);
  assert.throws(() => enableStaff(owner, owner.id, seededAt), NotFound);
  assert.throws(() => enableStaff(enlist("editor"), owner.id, seededAt), Forbidden);
});

test("the list says when a person last used the desk, after the session ended too", async () => {
  const owner = enlist("owner");
  const password = "the password of a reporter";
  const id = await addStaff(owner, { email: "r@example.org", name: "R", role: "author", password }, seededAt);
  assert.equal(findStaffMember(owner, id)?.lastUsedAt, null);
  await signInByPassword({ email: "r@example.org", password, network: "", userAgent: "" }, seededAt + 5);
  assert.equal(findStaffMember(owner, id)?.lastUsedAt, seededAt + 5);
  disableStaff(owner, id, seededAt + 9);
  assert.equal(findStaffMember(owner, id)?.lastUsedAt, seededAt + 5);
});

test("people set their own name and the desk's language", () => {
  const author = enlist("author");
  const session = begin(author.id);
  changeOwnAccount(author, { name: "مینا", lang: "fa" }, seededAt);
  const person = findSignedIn(session, seededAt);
  assert.deepEqual([person?.name, person?.lang, person?.role], ["مینا", "fa", "author"]);
  assert.throws(
    () => changeOwnAccount(author, { name: "", lang: "xx" }, seededAt),
    new Invalid({ name: "required", lang: "badChoice" }),
  );
});
