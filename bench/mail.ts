import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import Database from "better-sqlite3";
import { buildWhenStale } from "#bin/build.ts";
import { load } from "./load.ts";
import { end, requirePrograms, residentMegabytes } from "./pinned.ts";

// npm run bench:mail -- [--subscribers N] [--recipients N] [--connections N] [--seconds N]: the newsletter against an SMTP
// server on this machine, in a process of its own.

const { values } = parseArgs({
  options: {
    subscribers: { type: "string", default: "1000000" },
    recipients: { type: "string", default: "100000" },
    connections: { type: "string", default: "16" },
    seconds: { type: "string", default: "20" },
  },
});
const root = join(import.meta.dirname, "..");
const dataDir = join(import.meta.dirname, ".work", "mail");
const port = 3920;
const url = `http://127.0.0.1:${port}`;
const subscribers = Number(values.subscribers);
const recipients = Number(values.recipients);
const seconds = Number(values.seconds);

try {
  requirePrograms();
  await buildWhenStale();
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true });
  for (const [name, figure] of await measure()) console.info(`${name.padEnd(52)} ${figure}`);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}

async function measure(): Promise<[string, string][]> {
  // The first start founds the site.
  await end((await startSite({})).child);
  process.env.DATA_DIR = dataDir;
  await fillList();
  const { issueId, schedule } = await draft();
  const ledger = await measureLedger(issueId, schedule);
  const sending = await measureSending();
  return [["subscribers, of whom recipients", `${subscribers}, ${recipients}`], ...ledger, ...sending];
}

// Readers load the home page all the while; the server has no mail server, so that the ledger is all it makes.
async function measureLedger(issueId: string, schedule: () => void): Promise<[string, string][]> {
  const site = await startSite({});
  await load(`${url}/en`, site.pid, 3);
  const quiet = await load(`${url}/en`, site.pid, 6);
  const readers = load(`${url}/en`, site.pid, 6);
  await pause(500);
  const took = await untilStarted(issueId, schedule);
  const busy = await readers;
  await end(site.child);
  return [
    ["the ledger is made in (s, with the wait for the clock)", (took / 1000).toFixed(2)],
    ["readers' p99 meanwhile (ms; without it)", `${busy.p99.toFixed(1)} (${quiet.p99.toFixed(1)})`],
  ];
}

async function untilStarted(issueId: string, schedule: () => void): Promise<number> {
  const client = new Database(join(dataDir, "apadana.db"), { readonly: true });
  const state = client.prepare<[string], string>("select state from issues where id = ?").pluck();
  schedule();
  const started = performance.now();
  while (state.get(issueId) !== "sending") await pause(5);
  client.close();
  return performance.now() - started;
}

async function measureSending(): Promise<[string, string][]> {
  const sink = fork(join(root, "fixtures", "mail-sink.ts"), ["plain", "0"], { execArgv: [] });
  const [{ port: smtpPort }] = (await once(sink, "message")) as [{ port: number }];
  const site = await startSite({
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
    MAIL_CONNECTIONS: values.connections,
    MAIL_PER_CONNECTION: "1000",
  });
  while ((await takenBy(sink)) === 0) await pause(100);
  await pause(2000);
  const before = await takenBy(sink);
  const started = performance.now();
  let most = 0;
  while (performance.now() - started < seconds * 1000) {
    await pause(500);
    most = Math.max(most, residentMegabytes(site.pid));
  }
  const sent = (await takenBy(sink)) - before;
  const perSecond = sent / ((performance.now() - started) / 1000);
  await end(site.child);
  sink.kill();
  return [
    [`mails a second over ${seconds} s, ${values.connections} connections`, perSecond.toFixed(0)],
    ["memory of the server, at most (MB, resident)", most.toFixed(0)],
  ];
}

async function takenBy(sink: ChildProcess): Promise<number> {
  sink.send("status");
  const [{ taken }] = (await once(sink, "message")) as [{ taken: number }];
  return taken;
}

// As the list's own verbs would leave them; a million through a verb each would take the whole day.
async function fillList(): Promise<void> {
  const { sealAddress } = await import("#domain/subscribers/address.ts");
  const { lookupHash } = await import("#domain/keys/seal.ts");
  const { newToken } = await import("#domain/tokens.ts");
  const client = new Database(join(dataDir, "apadana.db"));
  const insert = client.prepare(`
    insert into subscribers (id, address_sealed, address_hash, lang, state, created_at, consent_at, consent_page, confirmed_at)
    values (@id, @sealed, @hash, @lang, 'confirmed', @now, @now, '/en', @now)`);
  const now = Date.now();
  client.transaction(() => {
    for (let index = 0; index < subscribers; index += 1) {
      const id = newToken().slice(0, 16);
      const address = `reader-${index}@example.org`;
      const lang = index < recipients ? "en" : "fa";
      insert.run({ id, sealed: sealAddress(address, id), hash: lookupHash(address), lang, now });
    }
  })();
  client.pragma("wal_checkpoint(TRUNCATE)");
  client.close();
}

async function draft(): Promise<{ issueId: string; schedule: () => void }> {
  const { addStaff } = await import("#domain/staff/add.ts");
  const { documentFromMarkdown } = await import("#domain/documents/markdown.ts");
  const { beginIssue } = await import("#domain/newsletter/begin.ts");
  const { saveIssue } = await import("#domain/newsletter/save.ts");
  const { scheduleIssue } = await import("#domain/newsletter/schedule.ts");
  const { addStoriesSinceLastIssue } = await import("#domain/newsletter/stories.ts");
  const { settings } = await import("#domain/site/settings.ts");
  settings().smtpUrl = "smtp://127.0.0.1:1";
  const password = "a bench that sends a hundred thousand mails";
  const person = { email: "bench@bench.example", name: "Bench", role: "owner" as const, password };
  const actor = { id: await addStaff("command-line", person, Date.now()), role: "owner" as const };
  const issueId = beginIssue(actor, Date.now());
  const intro = JSON.stringify(documentFromMarkdown("Dear reader, this was the **week**."));
  const texts = { en: { subject: "The news of this week", preview: "What happened", intro } };
  saveIssue(actor, { id: issueId, version: 1, slug: "", texts }, Date.now());
  addStoriesSinceLastIssue(actor, issueId, Date.now());
  return { issueId, schedule: () => scheduleIssue(actor, issueId, undefined, Date.now()) };
}

async function startSite(settings: Record<string, string>): Promise<{ child: ChildProcess; pid: number }> {
  const child = spawn(process.execPath, ["--max-semi-space-size=32", join(root, "bin", "start.ts")], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      DATA_DIR: dataDir,
      PORT: String(port),
      SITE_URL: url,
      ...settings,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  child.stdout?.resume();
  while (child.exitCode === null) {
    const answer = await fetch(`${url}/en`).catch(() => undefined);
    if (answer?.ok) return { child, pid: child.pid ?? 0 };
    await pause(50);
  }
  throw new Error("the site did not start");
}
