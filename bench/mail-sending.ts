import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import Database from "better-sqlite3";
import { load } from "./load.ts";
import type { Line } from "./mail.ts";
import type { Newsroom } from "./mail-newsroom.ts";
import { residentMegabytes } from "./pinned.ts";
import type { Site } from "./site.ts";
import { spread } from "./statistics.ts";

type Ledgers = { dataDir: string; rounds: number; recipients: number; subscribers: number };

/** Makes ledgers, of the recipients and then of the whole list, while readers load the home page. Nothing is sent. */
export async function measureLedgers(
  site: Site,
  newsroom: Newsroom,
  { dataDir, rounds, recipients, subscribers }: Ledgers,
): Promise<Line[]> {
  await load(`${site.url}/en`, site.pid, 3);
  const took: number[] = [];
  const [busy, quiet]: number[][] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    quiet?.push((await load(`${site.url}/en`, site.pid, 6)).p99);
    const ledger = await makeLedger(site, dataDir, newsroom.draft(["en"]), 6);
    took.push(ledger.seconds);
    busy?.push(ledger.p99);
  }
  const whole = await makeLedger(site, dataDir, newsroom.draft(["en", "fa"]), 30);
  return [
    [`ledger of ${recipients} made (s, with up to 1 s of waiting)`, spread(took, 2), "< 10"],
    ["readers' p99 meanwhile (ms)", spread(busy ?? [], 1), "< 50"],
    ["readers' p99 without it (ms)", spread(quiet ?? [], 1), ""],
    [`ledger of all confirmed of ${subscribers} made (s)`, whole.seconds.toFixed(2), ""],
    ["readers' p99 meanwhile (ms)", whole.p99.toFixed(1), ""],
    ["memory after it (MB, resident)", residentMegabytes(site.pid).toFixed(0), "< 300"],
  ];
}

// The stretch of load ends after the ledger is there, so that it holds all of its making.
async function makeLedger(
  site: Site,
  dataDir: string,
  issue: ReturnType<Newsroom["draft"]>,
  seconds: number,
): Promise<{ seconds: number; p99: number }> {
  const client = new Database(join(dataDir, "apadana.db"), { readonly: true });
  const state = client.prepare<[string], string>("select state from issues where id = ?").pluck();
  const readers = load(`${site.url}/en`, site.pid, seconds);
  await pause(300);
  issue.schedule();
  const started = performance.now();
  while (state.get(issue.id) !== "sending") await pause(5);
  const took = (performance.now() - started) / 1000;
  client.close();
  return { seconds: took, p99: (await readers).p99 };
}

type Sending = { rounds: number; seconds: number; connections: number };

/** Sends the ledgers that are there to an SMTP server that takes everything, for so many stretches of time. */
export async function measureSending(
  open: (settings: Record<string, string>) => Promise<Site>,
  { rounds, seconds, connections }: Sending,
): Promise<Line[]> {
  const sink = fork(join(import.meta.dirname, "..", "fixtures", "mail-sink.ts"), ["plain", "0"], {
    execArgv: [],
  });
  const [{ port }] = (await once(sink, "message")) as [{ port: number }];
  const site = await open({
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    MAIL_CONNECTIONS: String(connections),
    MAIL_PER_CONNECTION: "1000",
  });
  while ((await takenBy(sink)) === 0) await pause(100);
  await pause(2000);
  const rates: number[] = [];
  let most = 0;
  for (let round = 0; round < rounds; round += 1) {
    const [before, started] = [await takenBy(sink), performance.now()];
    while (performance.now() - started < seconds * 1000) {
      await pause(500);
      most = Math.max(most, residentMegabytes(site.pid));
    }
    rates.push(((await takenBy(sink)) - before) / ((performance.now() - started) / 1000));
  }
  const { p99 } = await load(`${site.url}/en`, site.pid, 6);
  await site.stop();
  sink.kill();
  return [
    [`mails a second, ${connections} connections, ${seconds} s each`, spread(rates, 0), ">= 500"],
    ["memory meanwhile, at most (MB, resident)", most.toFixed(0), "< 300"],
    ["readers' p99 while mails go out (ms)", p99.toFixed(1), ""],
  ];
}

async function takenBy(sink: ChildProcess): Promise<number> {
  sink.send("status");
  const [{ taken }] = (await once(sink, "message")) as [{ taken: number }];
  return taken;
}
