import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterEach, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { findArticleForDesk } from "#domain/articles/find-for-desk.ts";
import { listHistory } from "#domain/articles/list-history.ts";
import { scheduleArticle } from "#domain/articles/schedule.ts";
import { listOutgoingMails } from "#domain/mail/list-outbox.ts";
import { findProgress } from "#domain/newsletter/progress.ts";
import { scheduleIssue } from "#domain/newsletter/schedule.ts";
import { settings } from "#domain/site/settings.ts";
import { signUp } from "#domain/subscribers/sign-up.ts";
import { articleInput } from "#fixtures/article-input.ts";
import { useTestDatabase } from "#fixtures/test-database.ts";
import { draftIssue } from "#fixtures/test-issue.ts";
import { enrolReaders } from "#fixtures/test-readers.ts";
import { openTestSmtp } from "#fixtures/test-smtp.ts";
import { enlist } from "#fixtures/test-staff.ts";

useTestDatabase();

const smtp = await openTestSmtp();

afterEach(() => {
  smtp.mails.length = 0;
});

test("several processes send each mail once, and end when they are told", { timeout: 60_000 }, async () => {
  const addresses = Array.from({ length: 12 }, (_, n) => `reader-${n + 10}@example.org`);
  for (const email of addresses) {
    signUp({ email, lang: "en", page: "/en", network: "192.0.2.1" }, Date.now());
  }
  const workers = startWorkers();
  const editor = enlist("editor");
  const areSent = () => listOutgoingMails(editor).rows.every(({ state }) => state === "sent");
  while (!areSent()) await pause(50);
  await endWorkers(workers);
  assert.deepEqual(smtp.mails.flatMap(({ recipients }) => recipients).sort(), addresses);
});

test("several processes start an issue once and claim each of its mails once", {
  timeout: 60_000,
}, async () => {
  const editor = enlist("editor");
  enrolReaders(60, { langs: ["en", "fa"], at: Date.now() });
  const id = draftIssue(editor, ["en", "fa"], Date.now());
  settings().smtpUrl = smtp.url;
  scheduleIssue(editor, id, undefined, Date.now());
  const workers = startWorkers();
  while (findProgress(editor, id).state !== "sent") await pause(50);
  await endWorkers(workers);
  const toReaders = smtp.mails.filter(({ recipients }) => recipients[0]?.startsWith("reader-"));
  assert.equal(toReaders.length, 60);
  assert.equal(new Set(toReaders.map(({ messageId }) => messageId)).size, 60);
});

test("several processes publish and withdraw each article once when it is due", {
  timeout: 60_000,
}, async () => {
  const editor = enlist("editor");
  const now = Date.now();
  const ids = Array.from({ length: 20 }, (_, n) => {
    const input = articleInput({ title: `Due ${n}` });
    return scheduleArticle(editor, input, { publishAt: now + 300 + n, withdrawAt: now + 900 + n }, now).id;
  });
  const workers = startWorkers();
  const states = () => ids.map((id) => findArticleForDesk(editor, id)?.status);
  while (!states().every((status) => status === "withdrawn")) await pause(50);
  await endWorkers(workers);
  for (const id of ids) {
    assert.deepEqual(verbsOf(id), ["articles.schedule", "articles.publish", "articles.withdraw"]);
  }
});

test("what came due while no process ran, or while one was killed, happens at the next start", {
  timeout: 60_000,
}, async () => {
  const editor = enlist("editor");
  const now = Date.now();
  const killed = spawnWorker();
  const { id } = scheduleArticle(editor, articleInput(), { publishAt: now + 1500 }, now);
  killed.kill("SIGKILL");
  await once(killed, "exit");
  while (Date.now() < now + 1500) await pause(50);
  assert.equal(findArticleForDesk(editor, id)?.status, "scheduled");
  const worker = spawnWorker();
  while (findArticleForDesk(editor, id)?.status !== "published") await pause(50);
  await endWorkers([worker]);
  assert.deepEqual(verbsOf(id), ["articles.schedule", "articles.publish"]);
});

function startWorkers(): ChildProcess[] {
  return [1, 2].map(spawnWorker);
}

function spawnWorker(): ChildProcess {
  const script = `import("#jobs/worker.ts").then(({ startWorker }) => {
    const stop = startWorker();
    process.once("SIGTERM", () => stop().then(() => process.exit(0)));
  })`;
  return spawn(process.execPath, ["--input-type=module", "-e", script], {
    cwd: join(import.meta.dirname, ".."),
    env: { ...process.env, SMTP_URL: smtp.url },
    stdio: ["ignore", "ignore", "inherit"],
  });
}

async function endWorkers(workers: ChildProcess[]): Promise<void> {
  for (const worker of workers) {
    worker.kill("SIGTERM");
    assert.deepEqual(await once(worker, "exit"), [0, null]);
  }
}

function verbsOf(id: string): string[] {
  const verbs = listHistory(enlist("owner"), id).map(({ verb }) => verb);
  return verbs.toReversed().filter((verb) => verb !== "articles.save");
}
