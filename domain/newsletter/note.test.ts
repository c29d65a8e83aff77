import assert from "node:assert/strict";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { db, write } from "#db/client.ts";
import { deliveries } from "#db/schema/newsletter.ts";
import { subscribers, suppressions } from "#db/schema/subscribers.ts";
import { seededAt, useTestDatabase } from "#fixtures/test-database.ts";
import { draftIssue } from "#fixtures/test-issue.ts";
import { enrolReaders } from "#fixtures/test-readers.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { hour } from "../durations.ts";
import { type Outcome, verdictOf } from "../mail/verdict.ts";
import { startProcess } from "../processes/heartbeat.ts";
import { settings } from "../site/settings.ts";
import { claimDeliveries } from "./claim.ts";
import { noteDelivery, waitAfter } from "./note.ts";
import { scheduleIssue } from "./schedule.ts";
import { startDueIssues } from "./start-due.ts";

useTestDatabase();
settings().smtpUrl = "smtp://127.0.0.1:1";

function begin(): { id: string; processId: string } {
  const editor = enlist("editor");
  enrolReaders(1, { langs: ["en"], at: seededAt });
  const id = draftIssue(editor, ["en"], seededAt);
  scheduleIssue(editor, id, undefined, seededAt);
  startDueIssues(seededAt);
  return { id, processId: startProcess(seededAt) };
}

function attempt(processId: string, outcome: Outcome, now: number): number {
  const claimed = write(() => claimDeliveries(processId, 8, now));
  write(() => {
    for (const each of claimed) noteDelivery(processId, each, verdictOf(outcome, "reader@example.org"), now);
  });
  return claimed.length;
}

function onlyRow() {
  const [row] = db().select().from(deliveries).all();
  return row ?? assert.fail("no row");
}

const refused = (words: string): Outcome => ({
  end: "refused",
  command: "RCPT TO",
  code: Number(words.slice(0, 3)),
  words,
});

test("the waits after temporary refusals grow, and after two days the mail is given up", () => {
  const { processId } = begin();
  const later = refused("450 4.2.0 later");
  let now = seededAt;
  assert.equal(attempt(processId, later, now), 1);
  for (let tries = 1; onlyRow().state === "retry"; tries += 1) {
    assert.ok(tries < 100);
    const { nextAt } = onlyRow();
    assert.equal(attempt(processId, later, nextAt - 1), 0, "not before its time");
    now = nextAt;
    assert.equal(attempt(processId, later, now), 1);
  }
  assert.equal(onlyRow().kind, "gave-up");
  assert.ok(now - seededAt >= 48 * hour && now - seededAt < 53 * hour);
  const growing = [1, 2, 3, 4, 5, 6, 7, 8].map(waitAfter);
  assert.deepEqual(
    growing,
    growing.toSorted((a, b) => a - b),
  );
  assert.equal(waitAfter(100), 4 * hour);
});

test("an answer that names a dead mailbox suppresses its address, with the code and the issue alone", () => {
  const { id, processId } = begin();
  attempt(processId, refused("550 5.1.1 <reader-1@example.org>: no such user"), seededAt);
  assert.deepEqual([onlyRow().state, onlyRow().kind], ["failed", "no-mailbox"]);
  const [subscriber] = db().select().from(subscribers).all();
  const [row] = db()
    .select()
    .from(suppressions)
    .where(eq(suppressions.addressHash, subscriber?.addressHash ?? ""))
    .all();
  assert.deepEqual([row?.reason, row?.detail], ["hard-bounce", `550 issue:${id}`]);
  assert.doesNotMatch(JSON.stringify([row, onlyRow()]), /reader-1|example\.org/);
});

test("a full mailbox fails and is not suppressed", () => {
  const { processId } = begin();
  attempt(processId, refused("552 5.2.2 mailbox full"), seededAt);
  assert.deepEqual([onlyRow().state, onlyRow().kind], ["failed", "mailbox-full"]);
  assert.equal(db().select().from(suppressions).all().length, 0);
});

test("the word of a process that another took for dead still counts, unless staff have settled the mail", () => {
  const { processId } = begin();
  const claimed = write(() => claimDeliveries(processId, 8, seededAt));
  db().update(deliveries).set({ state: "unknown", kind: "crash" }).run();
  const accepted = verdictOf({ end: "accepted", code: 250 }, "reader@example.org");
  write(() => {
    for (const each of claimed) noteDelivery("another", each, accepted, seededAt);
  });
  assert.equal(onlyRow().state, "unknown");
  write(() => {
    for (const each of claimed) noteDelivery(processId, each, accepted, seededAt);
  });
  assert.equal(onlyRow().state, "sent");
});
