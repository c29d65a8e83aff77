import assert from "node:assert/strict";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { outgoingMails } from "#db/schema/newsletter.ts";
import { seededAt as now, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { openSealed } from "../keys/seal.ts";
import { mailContext } from "../mail/queue.ts";
import { addStaff } from "../staff/add.ts";
import { changeStaff } from "./change-staff.ts";
import { removeFactors } from "./remove-factors.ts";
import { resetPassword } from "./reset-password.ts";

useTestDatabase();

const email = "r@example.org";
const password = "four unrelated words here";
const mails = () =>
  db()
    .select()
    .from(outgoingMails)
    .where(eq(outgoingMails.kind, "account-change"))
    .all()
    .map(({ id, messageSealed }) => JSON.parse(openSealed(messageSealed!, mailContext(id))));

test("whose password, factors or role an owner changes is told of it by mail, and what to do about it", async () => {
  const owner = enlist("owner");
  const id = await addStaff("command-line", { email, name: "R", role: "author", password }, now);
  await resetPassword(owner, { id, password: "another four words there" }, now);
  removeFactors(owner, id, now);
  changeStaff(owner, { id, name: "R", role: "editor" }, now);
  changeStaff(owner, { id, name: "Another name", role: "editor" }, now);
  const texts = mails().map(({ to, text }) => (to === email ? text : ""));
  assert.equal(texts.length, 3, "a name is no matter for a mail");
  assert.match(texts[0], /gave your account a new password/);
  assert.match(texts[1], /took the second factors/);
  assert.match(texts[2], /from now on you are an editor/);
  for (const text of texts) assert.match(text, /ask the owners of the site at once[\s\S]*\/admin\/account/);
  for (const text of texts) assert.ok(!text.includes("another four words"));
});
