import assert from "node:assert/strict";
import { test } from "node:test";
import { db } from "#db/client.ts";
import { audit } from "#db/schema/audit.ts";
import { seededAt, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist, signInByPassword } from "#fixtures/test-staff.ts";
import { Forbidden, Invalid } from "../errors.ts";
import { addStaff } from "./add.ts";
import { disableStaff } from "./disable.ts";
import { listStaff } from "./list.ts";

useTestDatabase();

const password = "a long password of a test";
const person = { email: "Nazanin@Example.org ", name: "Nazanin", role: "editor", password } as const;
const door = { network: "192.0.2.1", userAgent: "test" };

test("somebody added from the command line signs in by their address in any case, and the audit says where it came from", async () => {
  const id = await addStaff("command-line", person, seededAt);
  const { staffId } = await signInByPassword({ email: "nazanin@example.ORG", password, ...door }, seededAt);
  assert.equal(staffId, id);
  const row = db()
    .select()
    .from(audit)
    .all()
    .find(({ verb }) => verb === "staff.add");
  assert.deepEqual(row?.detail, { role: "editor", by: "command-line" });
  assert.equal(row?.subject, `staff:${id}`);
});

test("an address has one account, and one that was disabled comes back under its new role", async () => {
  const id = await addStaff("command-line", person, seededAt);
  await assert.rejects(addStaff("command-line", person, seededAt), new Invalid({ email: "emailUsed" }));
  disableStaff("command-line", id, seededAt);
  assert.equal(await addStaff("command-line", { ...person, role: "author" }, seededAt), id);
  const found = listStaff("command-line").find((each) => each.id === id);
  assert.deepEqual([found?.role, found?.disabledAt], ["author", null]);
});

test("only an owner adds staff", async () => {
  await addStaff(enlist("owner"), person, seededAt);
  for (const role of ["editor", "author", "translator"] as const) {
    await assert.rejects(
      addStaff(enlist(role), { ...person, email: `${role}@x.example` }, seededAt),
      Forbidden,
    );
  }
});

test("a bad address, a short password, an empty name and an unknown role are each named", async () => {
  await assert.rejects(
    addStaff("command-line", { ...person, password: "short" }, seededAt),
    (error: Invalid) => {
      assert.deepEqual(error.fields, { password: { key: "passwordShort", values: { least: 12 } } });
      return true;
    },
  );
  const wrong = { email: '"a@evil"@x', name: " ", role: "boss" as "owner", password };
  await assert.rejects(addStaff("command-line", wrong, seededAt), (error: Invalid) => {
    assert.deepEqual(Object.keys(error.fields).sort(), ["email", "name", "role"]);
    return true;
  });
  assert.deepEqual(listStaff("command-line"), []);
});
