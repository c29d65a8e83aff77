import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, test } from "node:test";
import { findArticleForDesk } from "#domain/articles/find-for-desk.ts";
import { listHistory } from "#domain/articles/list-history.ts";
import { scheduleArticle } from "#domain/articles/schedule.ts";
import { listOutgoingMails } from "#domain/mail/list-outbox.ts";
import { findProgress } from "#domain/newsletter/progress.ts";
import { scheduleIssue } from "#domain/newsletter/schedule.ts";
import { settings } from "#domain/site/settings.ts";
import { checkImport, runImport } from "#domain/subscriber-imports/decide.ts";
import { findImport } from "#domain/subscriber-imports/find.ts";
import { receiveImport } from "#domain/subscriber-imports/receive.ts";
import { countSubscribers } from "#domain/subscribers/count.ts";
import { signUp } from "#domain/subscribers/sign-up.ts";
import { articleInput } from "#fixtures/article-input.ts";
import { useTestDatabase } from "#fixtures/test-database.ts";
import { draftIssue } from "#fixtures/test-issue.ts";
import { enrolReaders } from "#fixtures/test-readers.ts";
import { openTestSmtp } from "#fixtures/test-smtp.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { until } from "#fixtures/until.ts";

useTestDatabase();

const smtp = await openTestSmtp();

const workersOnTheirWay = new Set<ChildProcess>();

afterEach(() => {
  smtp.mails.length = 0;
  smtp.unanswered.clear();
  for (const worker of workersOnTheirWay) worker.kill("SIGKILL");
});

test("several processes send each mail once, and end when they are told", async () => {
  const addresses = Array.from({ length: 12 }, (_, n) => `reader-${n + 10}@example.org`);
  for (const email of addresses) {
    signUp({ email, lang: "en", page: "/en", network: "192.0.2.1" }, Date.now());
  }
  const workers = await startWorkers();
  const editor = enlist("editor");
  const areSent = () => listOutgoingMails(editor).rows.every(({ state }) => state === "sent");
  await until(areSent, 50);
  await endWorkers(workers);
  assert.deepEqual(smtp.mails.flatMap(({ recipients }) => recipients).sort(), addresses);
});

test("a mail to which a server never answers holds up no other", async () => {
  const editor = enlist("editor");
  const count = (wanted: string) =>
    listOutgoingMails(editor).rows.filter(({ state }) => state === wanted).length;
  smtp.unanswered.add("stalled@example.org");
  signUp({ email: "stalled@example.org", lang: "en", page: "/en", network: "192.0.2.1" }, Date.now());
  await startWorker();
  await until(() => count("sending") === 1, 50);
  for (const n of Array.from({ length: 6 }).keys())
    signUp({ email: `reader-${n}@example.org`, lang: "en", page: "/en", network: "192.0.2.2" }, Date.now());
  await until(() => count("sent") === 6, 50);
  assert.equal(count("sending"), 1);
});

test("several processes start an issue once and claim each of its mails once", async () => {
  const editor = enlist("editor");
  enrolReaders(60, { langs: ["en", "fa"], at: Date.now() });
  const id = draftIssue(editor, ["en", "fa"], Date.now());
  settings().smtpUrl = smtp.url;
  scheduleIssue(editor, id, undefined, Date.now());
  const workers = await startWorkers();
  await until(() => findProgress(editor, id).state === "sent", 50);
  await endWorkers(workers);
  const toReaders = smtp.mails.filter(({ recipients }) => recipients[0]?.startsWith("reader-"));
  assert.equal(toReaders.length, 60);
  assert.equal(new Set(toReaders.map(({ messageId }) => messageId)).size, 60);
});

test("several processes take each row of an import once", async () => {
  const owner = enlist("owner");
  const file = Array.from({ length: 2000 }, (_, n) => `reader-${n}@example.org`).join("\n");
  const id = await receiveImport(owner, Readable.from([Buffer.from(file)]), Date.now());
  const workers = await startWorkers();
  const plan = {
    ...{ hasHeader: false, emailColumn: "0", langColumn: "", consentAtColumn: "", consentNoteColumn: "" },
    ...{ defaultLang: "en", defaultNote: "The old list", asks: false },
  };
  checkImport(owner, id, plan, Date.now());
  await until(() => findImport(owner, id).state === "checked", 50);
  runImport(owner, id, Date.now());
  await until(() => findImport(owner, id).state === "done", 50);
  await endWorkers(workers);
  const { added, skipped } = findImport(owner, id);
  assert.deepEqual([added, skipped, countSubscribers(owner).total.confirmed], [2000, 0, 2000]);
});

test("several processes publish and withdraw each article once when it is due", async () => {
  const editor = enlist("editor");
  const now = Date.now();
  const ids = Array.from({ length: 20 }, (_, n) => {
    const input = articleInput({ title: `Due ${n}` });
    return scheduleArticle(editor, input, { publishAt: now + 300 + n, withdrawAt: now + 900 + n }, now).id;
  });
  const workers = await startWorkers();
  const states = () => ids.map((id) => findArticleForDesk(editor, id)?.status);
  await until(() => states().every((status) => status === "withdrawn"), 50);
  await endWorkers(workers);
  for (const id of ids) {
    assert.deepEqual(verbsOf(id), ["articles.schedule", "articles.publish", "articles.withdraw"]);
  }
});

test("what came due while no process ran, or while one was killed, happens at the next start", async () => {
  const editor = enlist("editor");
  const killed = await startWorker();
  const now = Date.now();
  const { id } = scheduleArticle(editor, articleInput(), { publishAt: now + 1500 }, now);
  killed.kill("SIGKILL");
  await once(killed, "exit");
  await until(() => Date.now() >= now + 1500, 50);
  assert.equal(findArticleForDesk(editor, id)?.status, "scheduled");
  const worker = await startWorker();
  await until(() => findArticleForDesk(editor, id)?.status === "published", 50);
  await endWorkers([worker]);
  assert.deepEqual(verbsOf(id), ["articles.schedule", "articles.publish"]);
});

function startWorkers(): Promise<ChildProcess[]> {
  return Promise.all([startWorker(), startWorker()]);
}

// Resolves once it works and knows how to end.
async function startWorker(): Promise<ChildProcess> {
  const script = `import("#jobs/worker.ts").then(({ startWorker }) => {
    const stop = startWorker();
    process.once("SIGTERM", () => stop().then(() => process.exit(0)));
    process.send("started");
  })`;
  const worker = spawn(process.execPath, ["--input-type=module", "-e", script], {
    cwd: join(import.meta.dirname, ".."),
    env: { ...process.env, SMTP_URL: smtp.url },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  workersOnTheirWay.add(worker);
  worker.once("exit", () => workersOnTheirWay.delete(worker));
  const [told] = await Promise.race([once(worker, "message"), once(worker, "exit")]);
  assert.equal(told, "started");
  return worker;
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
