import assert from "node:assert/strict";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, mock, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { and, eq } from "drizzle-orm";
import { SMTPServer } from "smtp-server";
import { db, write } from "#db/client.ts";
import { audit } from "#db/schema/audit.ts";
import { deliveries, issues, outgoingMails } from "#db/schema/newsletter.ts";
import { subscribers, suppressions } from "#db/schema/subscribers.ts";
import { seededAt, useTestDatabase } from "#fixtures/test-database.ts";
import { draftIssue } from "#fixtures/test-issue.ts";
import { enrolReaders } from "#fixtures/test-readers.ts";
import { openBadSmtp, openTestSmtp } from "#fixtures/test-smtp.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { until } from "#fixtures/until.ts";
import { endProcess, startProcess } from "../processes/heartbeat.ts";
import { settings } from "../site/settings.ts";
import { signUp } from "../subscribers/sign-up.ts";
import { claimDeliveries } from "./claim.ts";
import { doubtAbandoned } from "./doubt.ts";
import { findProgress } from "./progress.ts";
import { listUnknown, reconcileDeliveries } from "./reconcile.ts";
import { scheduleIssue } from "./schedule.ts";
import { openSender } from "./sender.ts";
import { startDueIssues } from "./start-due.ts";
import { cancelIssue, pauseIssue, resumeIssue } from "./stop.ts";

useTestDatabase();

const smtp = await openTestSmtp();
settings().smtpUrl = smtp.url;
afterEach(() => {
  smtp.mails.length = 0;
  smtp.refusals.length = 0;
  mock.restoreAll();
});

function start(count: number, langs = ["en"]) {
  const actor = enlist("editor");
  const ids = enrolReaders(count, { langs, at: seededAt });
  const id = draftIssue(actor, langs, seededAt);
  scheduleIssue(actor, id, undefined, seededAt);
  assert.deepEqual(startDueIssues(Date.now()), [id]);
  return { actor, id, ids };
}

async function send(url = smtp.url): Promise<string> {
  const processId = startProcess(Date.now());
  const sender = openSender(processId, url);
  await sender.run();
  await sender.stop();
  return processId;
}

function rows(issueId: string) {
  return db().select().from(deliveries).where(eq(deliveries.issueId, issueId)).all();
}

function stateOf(issueId: string) {
  return db().select().from(issues).where(eq(issues.id, issueId)).all()[0];
}

test("each subscriber gets an issue once, in their language, and its maker is told how it went", async () => {
  const { actor, id } = start(7, ["en", "fa"]);
  await send();
  await send();
  const got = smtp.mails.map((mail) => [mail.recipients[0], mail.headers.get("content-language")]);
  assert.deepEqual(
    got.sort(),
    Array.from({ length: 7 }, (_, n) => [`reader-${n + 1}@example.org`, n % 2 === 0 ? "en" : "fa"]),
  );
  assert.equal(stateOf(id)?.state, "sent");
  assert.equal(findProgress(actor, id).counts.sent, 7);
  assert.ok(
    rows(id).every(({ state, smtpCode, attempts }) => state === "sent" && smtpCode === 250 && attempts === 1),
  );
  const [report] = db().select().from(outgoingMails).where(eq(outgoingMails.kind, "report")).all();
  assert.ok(report);
});

test("who withdrew, was suppressed or was forgotten after the start gets nothing", async () => {
  const { id, ids } = start(4);
  const [left, suppressed, forgotten] = ids as [string, string, string];
  db().update(subscribers).set({ state: "unsubscribed" }).where(eq(subscribers.id, left)).run();
  const hash =
    db().select().from(subscribers).where(eq(subscribers.id, suppressed)).all()[0]?.addressHash ?? "";
  db().insert(suppressions).values({ addressHash: hash, reason: "complaint", createdAt: seededAt }).run();
  db().delete(subscribers).where(eq(subscribers.id, forgotten)).run();
  await send();
  assert.deepEqual(
    smtp.mails.map((mail) => mail.recipients[0]),
    ["reader-4@example.org"],
  );
  const kinds = rows(id)
    .filter(({ state }) => state === "skipped")
    .map(({ subscriberId, kind }) => [subscriberId, kind]);
  assert.deepEqual(
    kinds.sort(),
    [
      [left, "unsubscribed"],
      [suppressed, "suppressed"],
      [forgotten, "forgotten"],
    ].sort(),
  );
});

test("a suppressed address is not in the ledger at all", () => {
  const actor = enlist("editor");
  enrolReaders(2, { langs: ["en"], at: seededAt });
  const [first] = db().select().from(subscribers).limit(1).all();
  db()
    .insert(suppressions)
    .values({ addressHash: first?.addressHash ?? "", reason: "by-hand", createdAt: seededAt })
    .run();
  const id = draftIssue(actor, ["en"], seededAt);
  scheduleIssue(actor, id, undefined, seededAt);
  startDueIssues(seededAt);
  assert.equal(rows(id).length, 1);
});

test("a temporary refusal waits and is tried again with the same Message-ID; resuming tries it at once", async () => {
  const { actor, id, ids } = start(1);
  smtp.refusals.push(451);
  await send();
  const [waiting] = rows(id);
  assert.deepEqual([waiting?.state, waiting?.kind, waiting?.smtpCode], ["retry", "temporary", 451]);
  assert.ok((waiting?.nextAt ?? 0) > Date.now() + 20_000);
  assert.equal(stateOf(id)?.state, "sending", "it has not ended while mails wait");
  await send();
  assert.equal(smtp.mails.length, 0, "not before its time");
  pauseIssue(actor, id, Date.now());
  resumeIssue(actor, id, Date.now());
  await send();
  assert.equal(smtp.mails[0]?.messageId, `<${id}.${ids[0]}@localhost>`);
  assert.equal(rows(id)[0]?.attempts, 2);
  assert.equal(stateOf(id)?.state, "sent");
});

test("a mailbox that is gone is suppressed; its address stands nowhere in plain text", async () => {
  const { id } = start(1);
  smtp.refusals.push(550);
  await send();
  const [row] = rows(id);
  assert.equal(row?.state, "failed");
  assert.equal(row?.kind, "refused", "a bare 550 says nothing about the mailbox");
  assert.doesNotMatch(JSON.stringify(row), /reader-1|example\.org/);
  assert.equal(db().select().from(suppressions).all().length, 0);
});

test("a connection lost after the final dot is unknown and never sent again by itself", async () => {
  const { actor, id } = start(1);
  const broken = await openBadSmtp("breaks");
  await send(broken.url);
  assert.equal(broken.taken(), 1);
  assert.deepEqual([rows(id)[0]?.state, rows(id)[0]?.kind], ["unknown", "in-doubt"]);
  await send();
  assert.equal(smtp.mails.length, 0);
  assert.equal(stateOf(id)?.state, "sent", "an unknown mail holds the issue up no more");
  const [unknown] = listUnknown(actor, id).rows;
  assert.ok(unknown);
  const log = `Nov 24 10:00:00 relay: ${unknown.messageId} queued as 1234`;
  assert.equal(reconcileDeliveries(actor, { issueId: id, messageIds: log, finding: "again" }, Date.now()), 1);
  await send();
  assert.equal(smtp.mails[0]?.messageId, unknown.messageId);
  assert.equal(stateOf(id)?.state, "sent");
});

test("what a process that is gone had on the wire becomes unknown; staff settle it as arrived", async () => {
  const { actor, id } = start(1);
  const silent = await openBadSmtp("silence");
  const processId = startProcess(Date.now());
  const sender = openSender(processId, silent.url);
  const running = sender.run();
  await until(() => silent.taken() > 0);
  assert.equal(rows(id)[0]?.state, "sending", "committed before the server saw it");
  assert.equal(doubtAbandoned(Date.now()), 0, "its process lives");
  endProcess(processId);
  assert.equal(doubtAbandoned(Date.now()), 1);
  assert.deepEqual([rows(id)[0]?.state, rows(id)[0]?.kind], ["unknown", "crash"]);
  const messageIds = listUnknown(actor, id).rows[0]?.messageId ?? "";
  assert.equal(reconcileDeliveries(actor, { issueId: id, messageIds, finding: "arrived" }, Date.now()), 1);
  assert.equal(rows(id)[0]?.state, "sent");
  silent.breakOff();
  await running;
  assert.equal(rows(id)[0]?.state, "sent", "its late word counts no more");
});

test("two senders at once claim each delivery once", async () => {
  const { id } = start(60);
  await Promise.all([send(), send(), send()]);
  assert.equal(new Set(smtp.mails.map(({ messageId }) => messageId)).size, 60);
  assert.equal(smtp.mails.length, 60);
  assert.ok(rows(id).every(({ attempts }) => attempts === 1));
});

test("a server that refuses the sign-in pauses the issue and says why", async () => {
  const { actor, id } = start(2);
  await send(smtp.url.replace("smtp://", "smtp://user:wrong@"));
  const progress = findProgress(actor, id);
  assert.equal(progress.state, "paused");
  assert.equal(progress.stopReason, "auth");
  assert.ok(rows(id).every(({ state, attempts }) => state === "pending" && attempts === 0));
});

test("a server that refuses every recipient pauses the issue, and the refused wait with the others", async () => {
  const { actor, id } = start(40);
  smtp.refusals.push(...Array.from({ length: 40 }, () => 550));
  await send();
  const progress = findProgress(actor, id);
  assert.deepEqual([progress.state, progress.stopReason], ["paused", "refused"]);
  assert.equal(progress.counts.failed + progress.counts.retry + progress.counts.pending, 40);
  assert.ok(progress.counts.retry >= 10);
  smtp.refusals.length = 0;
  resumeIssue(actor, id, Date.now());
  await send();
  assert.equal(smtp.mails.length, 40 - progress.counts.failed);
});

test("a connection that is greeted after the last mail has gone is not left open", async () => {
  let greeted = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    onConnect: (_session, done) => setTimeout(done, greeted++ === 0 ? 0 : 1000),
    onData: (stream, _session, done) => void stream.resume().once("end", () => done()),
  });
  const { port } = (await once(server.listen(0, "127.0.0.1"), "listening").then(() =>
    server.server.address(),
  )) as AddressInfo;
  const { id } = start(1);
  await send(`smtp://127.0.0.1:${port}`);
  assert.equal(stateOf(id)?.state, "sent");
  assert.ok(greeted > 1);
  await pause(1500);
  const left = server.connections.size;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  assert.equal(left, 0);
});

test("a paused issue sends nothing; a cancelled one leaves out who has not had it", async () => {
  const { actor, id } = start(3);
  pauseIssue(actor, id, Date.now());
  await send();
  assert.equal(smtp.mails.length, 0);
  cancelIssue(actor, id, Date.now());
  assert.equal(stateOf(id)?.state, "cancelled");
  assert.ok(rows(id).every(({ state, kind }) => state === "skipped" && kind === "cancelled"));
  assert.throws(() => resumeIssue(actor, id, Date.now()), { name: "Error" });
});

test("what was on the wire at a pause is counted once it has ended", async () => {
  const { actor, id } = start(40);
  const sender = openSender(startProcess(Date.now()), smtp.url);
  const running = sender.run();
  await until(() => rows(id).some(({ state }) => state === "sending"), 0);
  pauseIssue(actor, id, Date.now());
  await running;
  const { counts } = findProgress(actor, id);
  assert.deepEqual([counts.sending, counts.sent], [0, smtp.mails.length]);
  assert.ok(counts.sent > 0 && counts.pending > 0);
});

test("the rates of the settings hold", async () => {
  const { id } = start(12);
  settings().mailLimits.perHour = 5;
  const processId = startProcess(Date.now());
  const sender = openSender(processId, smtp.url);
  const running = sender.run();
  await until(() => rows(id).filter(({ state }) => state === "sent").length >= 5);
  await sender.stop();
  await running;
  settings().mailLimits.perHour = 0;
  assert.equal(smtp.mails.length, 5);
});

test("an issue leaves a tenth of the rates to mails to one person, and more where they wait", () => {
  const { id } = start(30);
  const processId = startProcess(Date.now());
  settings().mailLimits.perHour = 20;
  try {
    const claim = () => write(() => claimDeliveries(processId, 100, Date.now())).length;
    const now = Date.now();
    for (const n of [1, 2, 3]) {
      signUp({ email: `new-${n}@example.org`, lang: "en", page: "/en", network: `192.0.2.${n}` }, now);
    }
    assert.equal(claim(), 20 - 2 - 3);
    assert.equal(claim(), 0);
    assert.equal(rows(id).filter(({ state }) => state === "pending").length, 15);
  } finally {
    settings().mailLimits.perHour = 0;
  }
});

test("a start is in the audit log with the content's hash, and nothing there holds an address", async () => {
  const { id } = start(2);
  await send();
  const [entry] = db()
    .select()
    .from(audit)
    .where(and(eq(audit.verb, "newsletter.start"), eq(audit.subject, `issue:${id}`)))
    .all();
  assert.match(JSON.stringify(entry?.detail), /"contentHash":"[0-9a-f]{64}","recipients":2/);
  const everything = JSON.stringify([rows(id), db().select().from(audit).all(), stateOf(id)]);
  assert.doesNotMatch(everything, /reader-\d/);
});
