import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { eq } from "drizzle-orm";
import { db, write } from "#db/client.ts";
import { outgoingMails } from "#db/schema/newsletter.ts";
import { throttles } from "#db/schema/server.ts";
import { seededAt, useTestDatabase } from "#fixtures/test-database.ts";
import { openBadSmtp, openTestSmtp } from "#fixtures/test-smtp.ts";
import { hour, second } from "../durations.ts";
import { beat, endProcess, startProcess } from "../processes/heartbeat.ts";
import { settings } from "../site/settings.ts";
import { signUp } from "../subscribers/sign-up.ts";
import { freeMailsInDoubt, giveUpOldMails, type Lane, lanesOf, sendNextMail } from "./send-due.ts";
import { openTransport, type Transport } from "./transport.ts";

useTestDatabase();

const smtp = await openTestSmtp();
const transports: Transport[] = [];

// What the sender says about each failure.
beforeEach(() => {
  mock.method(console, "warn", () => undefined);
});
afterEach(() => {
  mock.restoreAll();
  for (const transport of transports.splice(0)) transport.close();
  smtp.mails.length = 0;
  smtp.refusals.length = 0;
});

function openPost(url = smtp.url) {
  const transport = openTransport(url);
  transports.push(transport);
  return { transport, processId: startProcess(seededAt) };
}

/** Sends what is due over all lanes, until nothing is; gives how many mails that were. */
async function sendAll(post: ReturnType<typeof openPost>, now: number): Promise<number> {
  let sent = 0;
  const over = async (lane: Lane) => {
    while (await sendNextMail(lane, now)) sent += 1;
  };
  await Promise.all(lanesOf(post).map(over));
  return sent;
}

function askFor(...emails: string[]): void {
  for (const [n, email] of emails.entries()) {
    signUp({ email, lang: "en", page: "/en", network: `192.0.2.${n % 200}` }, seededAt);
  }
}

function onlyMail() {
  const [row, ...others] = db().select().from(outgoingMails).all();
  assert.ok(row);
  assert.equal(others.length, 0);
  return row;
}

test("a mail goes out once, and its message is gone from the database afterwards", async () => {
  askFor("reader@example.org");
  const post = openPost();
  assert.equal(await sendAll(post, seededAt), 1);
  assert.equal(await sendAll(post, seededAt), 0);
  assert.deepEqual(
    smtp.mails.map(({ recipients }) => recipients),
    [["reader@example.org"]],
  );
  const { state, attempts, messageSealed, smtpCode, endedAt, claimedBy } = onlyMail();
  assert.deepEqual(
    { state, attempts, messageSealed, smtpCode, claimedBy },
    { state: "sent", attempts: 1, messageSealed: null, smtpCode: 250, claimedBy: null },
  );
  assert.ok(endedAt !== null && endedAt >= seededAt);
});

test("the rates of the settings hold for mails to one person too", async () => {
  askFor("one@example.org", "two@example.org", "three@example.org");
  settings().mailLimits.perHour = 2;
  try {
    const post = openPost();
    assert.equal(await sendAll(post, seededAt), 2);
    assert.equal(await sendAll(post, seededAt + 1000), 0);
    assert.equal(await sendAll(post, seededAt + hour + 1), 1);
    // A clock that was ahead when the window began.
    askFor("four@example.org");
    write((tx) =>
      tx
        .update(throttles)
        .set({ count: 2, resetAt: seededAt + 100 * hour })
        .run(),
    );
    assert.equal(await sendAll(post, seededAt + 3 * hour), 1);
  } finally {
    settings().mailLimits.perHour = 0;
  }
});

test("a mail that is asked for now does not wait behind hundreds of older ones", async () => {
  askFor(...Array.from({ length: 12 }, (_, n) => `older-${n}@example.org`));
  signUp({ email: "now@example.org", lang: "en", page: "/en", network: "198.51.100.1" }, seededAt + 1);
  const [oldest, newest] = lanesOf(openPost());
  assert.ok(oldest && newest);
  await Promise.all([sendNextMail(oldest, seededAt + 1), sendNextMail(newest, seededAt + 1)]);
  const got = smtp.mails.flatMap(({ recipients }) => recipients);
  assert.ok(got.includes("now@example.org") && got.some((to) => to.startsWith("older")), got.join());
});

test("a mail that a server takes and never answers holds up its lane alone, and tried again it leaves room for new ones", async () => {
  const post = openPost();
  smtp.unanswered.add("stalled@example.org");
  askFor("stalled@example.org");
  const [first, ...others] = lanesOf(post);
  assert.ok(first);
  const stalled = sendNextMail(first, seededAt);
  askFor("one@example.org", "two@example.org", "three@example.org");
  await Promise.all(others.map((lane) => sendNextMail(lane, seededAt)));
  assert.equal(smtp.mails.length, 3);
  post.transport.close({ force: true } as never);
  await stalled;
  const due = seededAt + hour;
  smtp.unanswered.clear();
  const [oldest, newest] = lanesOf(openPost());
  assert.ok(oldest && newest);
  assert.equal(await sendNextMail(newest, due), false);
  assert.equal(await sendNextMail(oldest, due), true);
});

test("a temporary refusal is tried again after growing waits, with the same Message-ID", async () => {
  askFor("reader@example.org");
  const post = openPost();
  smtp.refusals.push(451, 450);
  assert.equal(await sendAll(post, seededAt), 1);
  assert.equal(onlyMail().state, "retry");
  assert.equal(onlyMail().smtpCode, 451);
  assert.equal(await sendAll(post, seededAt + 9 * second), 0, "not before its time");
  assert.equal(await sendAll(post, seededAt + 11 * second), 1);
  const { nextAt } = onlyMail();
  assert.ok(nextAt >= seededAt + 71 * second && nextAt < seededAt + 80 * second, "from when it was refused");
  assert.equal(await sendAll(post, nextAt), 1);
  const { state, attempts, messageId, error } = onlyMail();
  assert.deepEqual({ state, attempts, error }, { state: "sent", attempts: 3, error: "" });
  assert.equal(smtp.mails[0]?.messageId, messageId);
});

test("a refusal for good ends the mail, and the server's words are kept without the address", async () => {
  askFor("reader@example.org");
  smtp.refusals.push(550);
  await sendAll(openPost(), seededAt);
  const { state, smtpCode, messageSealed, error } = onlyMail();
  assert.deepEqual(
    { state, smtpCode, messageSealed },
    { state: "failed", smtpCode: 550, messageSealed: null },
  );
  assert.match(error, /<\[address\]> not now, not here/);
  assert.doesNotMatch(error, /reader|example/);
  assert.equal(await sendAll(openPost(), seededAt + 100 * hour), 0);
});

test("a server that cannot be reached, or breaks off after the message, means another try", async () => {
  askFor("reader@example.org");
  await sendAll(openPost("smtp://127.0.0.1:1"), seededAt);
  assert.equal(onlyMail().state, "retry");
  const broken = await openBadSmtp("breaks");
  await sendAll(openPost(broken.url), seededAt + hour);
  assert.equal(broken.taken(), 1, "the pool itself repeats nothing");
  assert.equal(onlyMail().state, "retry");
  await sendAll(openPost(), seededAt + 2 * hour);
  assert.equal(onlyMail().state, "sent");
});

test("a mail that a dead process left on the wire is sent by another, once that one is silent", async () => {
  askFor("reader@example.org");
  const silent = await openBadSmtp("silence");
  const dead = openPost(silent.url);
  const neverAnswered = sendAll(dead, seededAt);
  assert.equal(onlyMail().state, "sending", "committed before SMTP begins");
  const post = openPost();
  beat(dead.processId, seededAt + 30 * second);
  assert.equal(freeMailsInDoubt(seededAt + 80 * second), 0, "while it beats it keeps its mails");
  assert.equal(await sendAll(post, seededAt + 80 * second), 0);
  beat(post.processId, seededAt + 91 * second);
  assert.equal(freeMailsInDoubt(seededAt + 91 * second), 1);
  assert.equal(await sendAll(post, seededAt + 91 * second), 1);
  assert.equal(smtp.mails.length, 1);
  // The dead one comes back after all: its word counts no more.
  transports[0]?.close({ force: true } as never);
  await neverAnswered;
  const { state, attempts } = onlyMail();
  assert.deepEqual({ state, attempts }, { state: "sent", attempts: 2 });
});

test("a process that ends in order frees at once what it still held", async () => {
  askFor("reader@example.org");
  const silent = await openBadSmtp("silence");
  const ending = openPost(silent.url);
  const neverAnswered = sendAll(ending, seededAt);
  endProcess(ending.processId);
  assert.equal(freeMailsInDoubt(seededAt + second), 1);
  transports[0]?.close({ force: true } as never);
  await neverAnswered;
  assert.equal(onlyMail().state, "retry");
});

test("a question is given up when its link is dead, a mail tried in vain after two days", async () => {
  askFor("reader@example.org");
  assert.equal(giveUpOldMails(seededAt + 47 * hour), 0);
  assert.equal(giveUpOldMails(seededAt + 48 * hour), 1);
  const { state, messageSealed } = onlyMail();
  assert.deepEqual({ state, messageSealed }, { state: "failed", messageSealed: null });
});

test("a message that cannot be opened does not stop the others", async () => {
  askFor("first@example.org", "second@example.org");
  const [first] = db().select({ id: outgoingMails.id }).from(outgoingMails).limit(1).all();
  assert.ok(first);
  db()
    .update(outgoingMails)
    .set({ messageSealed: Buffer.alloc(60) })
    .where(eq(outgoingMails.id, first.id))
    .run();
  await sendAll(openPost(), seededAt);
  assert.equal(smtp.mails.length, 1);
});
