import { parentPort } from "node:worker_threads";
import { second } from "#domain/durations.ts";
import { doubtAbandoned } from "#domain/newsletter/doubt.ts";
import { openSender } from "#domain/newsletter/sender.ts";
import { startDueIssues } from "#domain/newsletter/start-due.ts";
import { beat, beatMs, endProcess, startProcess } from "#domain/processes/heartbeat.ts";
import { settings } from "#domain/site/settings.ts";
import { workOnImports } from "#domain/subscriber-imports/work.ts";
import { startJobs } from "./clockwork.ts";

// A thread of its own with a connection of its own: neither the ledger of a long list, nor a thousand mails, nor the import
// of a list hold up the readers of the process that it belongs to.

const processId = startProcess(Date.now());
const { smtpUrl } = settings();
const sender = smtpUrl === undefined ? undefined : openSender(processId, smtpUrl);

doubtAbandoned(Date.now());
const stop = startJobs([
  { name: "mailroom heartbeat", everyMs: beatMs, run: (now) => beat(processId, now) },
  { name: "doubt abandoned mails", everyMs: beatMs, run: doubtAbandoned },
  { name: "import subscribers", everyMs: second, run: (now) => workOnImports({ processId }, now) },
  { name: "start due issues", everyMs: second, run: startDueIssues },
  ...(sender ? [{ name: "send issues", everyMs: second / 4, run: () => sender.run() }] : []),
]);

parentPort?.postMessage({ processId });
parentPort?.once("message", async () => {
  await Promise.all([sender?.stop(), stop()]);
  endProcess(processId);
  // Of the thread alone: a mail server that leaves a connection open shall not keep it.
  process.exit();
});
