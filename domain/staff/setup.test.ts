import assert from "node:assert/strict";
import { test } from "node:test";
import { seededAt as now, useTestDatabase } from "#fixtures/test-database.ts";
import { day } from "../durations.ts";
import { Invalid, NotFound } from "../errors.ts";
import { listStaff } from "./list.ts";
import { isSetupOpen, offerSetup, setUpOwner } from "./setup.ts";

useTestDatabase();

const person = { email: "Owner@Example.org", name: "Owner", password: "a long password of a test" };

function offered(at = now): string {
  const token = offerSetup(at);
  assert.ok(token);
  return token;
}

test("the link makes an owner's account, once, and is not offered again", async () => {
  const [token, other] = [offered(), offered()];
  await setUpOwner(token, person, now);
  assert.deepEqual(
    listStaff("command-line").map(({ email, role }) => [email, role]),
    [["owner@example.org", "owner"]],
  );
  for (const used of [token, other]) {
    assert.equal(isSetupOpen(used, now), false);
    await assert.rejects(setUpOwner(used, { ...person, email: "b@b.example" }, now), NotFound);
  }
  assert.equal(offerSetup(now), undefined);
});

test("of two people who use the link at the same moment one makes the account", async () => {
  const token = offered();
  const results = await Promise.allSettled(
    ["a@b.example", "c@d.example"].map((email) => setUpOwner(token, { ...person, email }, now)),
  );
  assert.deepEqual(results.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
  assert.equal(listStaff("command-line").length, 1);
});

test("a made-up or expired token opens nothing, and bad input leaves the link open", async () => {
  const token = offered();
  assert.equal(isSetupOpen("made-up", now), false);
  assert.equal(isSetupOpen(token, now + day), false);
  await assert.rejects(
    setUpOwner(token, { name: "", email: "nobody", password: "short" }, now),
    new Invalid({
      email: "badAddress",
      name: "required",
      password: { key: "passwordShort", values: { least: 12 } },
    }),
  );
  assert.equal(isSetupOpen(token, now), true);
});
