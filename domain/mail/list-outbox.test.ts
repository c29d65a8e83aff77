import assert from "node:assert/strict";
import { test } from "node:test";
import { seededAt, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { day } from "../durations.ts";
import { Forbidden } from "../errors.ts";
import { pageSize } from "../paging.ts";
import { signUp } from "../subscribers/sign-up.ts";
import { findOutgoingMail, listOutgoingMails } from "./list-outbox.ts";
import { giveUpOldMails } from "./send-due.ts";

useTestDatabase();

function ask(n: number): void {
  signUp({ email: `reader${n}@example.org`, lang: "en", page: "/en", network: `192.0.2.${n}` }, seededAt + n);
}

test("the outbox lists the newest mails first, page by page", () => {
  for (let n = 0; n < pageSize + 5; n += 1) ask(n);
  const editor = enlist("editor");
  const first = listOutgoingMails(editor);
  const second = listOutgoingMails(editor, { after: first.next });
  assert.deepEqual(
    [...first.rows, ...second.rows].map(({ createdAt }) => createdAt - seededAt),
    Array.from({ length: pageSize + 5 }, (_, n) => pageSize + 4 - n),
  );
  assert.equal(second.next, undefined);
  assert.equal(first.rows[0]?.subject, "Please confirm: the newsletter of Apadana Freedom Foundation");
  assert.equal(first.rows[0]?.state, "pending");
});

test("a waiting mail can be opened and its link followed; one that was given up is empty", () => {
  ask(1);
  const owner = enlist("owner");
  const id = listOutgoingMails(owner).rows[0]?.id ?? "";
  const message = findOutgoingMail(owner, id)?.message;
  assert.equal(message?.to, "reader1@example.org");
  assert.match(message?.text ?? "", /\/en\/newsletter\/confirm\/[\w-]{32}/);
  giveUpOldMails(seededAt + 3 * day);
  assert.equal(findOutgoingMail(owner, id)?.message, undefined);
});

test("authors and translators do not see the outbox, and an unknown mail is not found", () => {
  for (const role of ["author", "translator"] as const) {
    assert.throws(() => listOutgoingMails(enlist(role)), Forbidden);
    assert.throws(() => findOutgoingMail(enlist(role), "x"), Forbidden);
  }
  assert.equal(findOutgoingMail(enlist("owner"), "x"), undefined);
});
