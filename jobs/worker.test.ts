import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterEach, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { listOutgoingMails } from "#domain/mail/list-outbox.ts";
import { findProgress } from "#domain/newsletter/progress.ts";
import { scheduleIssue } from "#domain/newsletter/schedule.ts";
import { settings } from "#domain/site/settings.ts";
import { signUp } from "#domain/subscribers/sign-up.ts";
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

function startWorkers(): ChildProcess[] {
  const script = `import("#jobs/worker.ts").then(({ startWorker }) => {
    const stop = startWorker();
    process.once("SIGTERM", () => stop().then(() => process.exit(0)));
  })`;
  return [1, 2].map(() =>
    spawn(process.execPath, ["--input-type=module", "-e", script], {
      cwd: join(import.meta.dirname, ".."),
      env: { ...process.env, SMTP_URL: smtp.url },
      stdio: ["ignore", "ignore", "inherit"],
    }),
  );
}

async function endWorkers(workers: ChildProcess[]): Promise<void> {
  for (const worker of workers) {
    worker.kill("SIGTERM");
    assert.deepEqual(await once(worker, "exit"), [0, null]);
  }
}
