import { setTimeout as pause } from "node:timers/promises";
import { openDesk } from "./desk.ts";
import { load } from "./load.ts";
import type { Line } from "./mail.ts";
import type { Newsroom } from "./mail-newsroom.ts";
import { residentMegabytes } from "./pinned.ts";
import type { Site } from "./site.ts";
import { median, spread } from "./statistics.ts";

const states = ["confirmed", "pending", "unsubscribed"];
const langs = ["", "en", "fa"];

/** Opens the list in every filter, walks on in it, and finds readers by a whole address and by a part of one. */
export async function measureList(site: Site, newsroom: Newsroom, rounds: number): Promise<Line[]> {
  const desk = await openDesk(site.url, newsroom.account);
  const filters = states.flatMap((state) =>
    langs.map((lang) => `/admin/subscribers?state=${state}&lang=${lang}`),
  );
  const first = await desk.open("/admin/subscribers");
  const times = new Map<string, number[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const path of filters) {
      times.set(path, [...(times.get(path) ?? []), (await desk.open(path)).ms]);
    }
  }
  const slowest = [...times.values()].reduce((a, b) => (median(a) > median(b) ? a : b));
  const deep = await walk(desk, 20);
  const exact = await search(desk, "reader-77@example.org", "reader-77@example.org");
  const part = await search(desk, "der-77@", "reader-77@example.org");
  return [
    ["the list's first opening after the start (ms)", first.ms.toFixed(0), ""],
    [`the list, every one of ${filters.length} filters (ms)`, spread([...times.values()].flat(), 0), "< 200"],
    ["the slowest of the filters (ms)", spread(slowest, 0), "< 200"],
    ["20 pages further down, each (ms)", spread(deep, 0), "< 200"],
    ["found by its whole address (ms)", exact.ms.toFixed(0), ""],
    [
      "the whole list looked through for a part (s, requests)",
      `${(part.ms / 1000).toFixed(1)}, ${part.requests}`,
      "",
    ],
    ["memory after it (MB, resident)", residentMegabytes(site.pid).toFixed(0), "< 300"],
  ];
}

type Desk = Awaited<ReturnType<typeof openDesk>>;

async function walk(desk: Desk, pages: number): Promise<number[]> {
  const times: number[] = [];
  let path = "/admin/subscribers?state=confirmed";
  for (let page = 0; page < pages; page += 1) {
    const { html, ms } = await desk.open(path);
    times.push(ms);
    const next = /href="(\/admin\/subscribers\?[^"]*after=[^"]*)"/.exec(html)?.[1];
    if (!next) throw new Error("the list has no further page");
    path = next.replaceAll("&amp;", "&");
  }
  return times;
}

// As a browser without scripts does it: each answer holds what it found and the form that goes on.
async function search(desk: Desk, q: string, found: string): Promise<{ ms: number; requests: number }> {
  const started = performance.now();
  const start = await desk.open("/admin/subscribers");
  let { html } = await desk.send("/admin/subscribers", start.html, { q }, "q");
  let [requests, all] = [1, html];
  while (html.includes('name="after"')) {
    requests += 1;
    ({ html } = await desk.send("/admin/subscribers", html, {}, "after"));
    all += html;
  }
  if (!all.includes(`>${found}<`)) throw new Error(`${q} did not find ${found}`);
  return { ms: performance.now() - started, requests };
}

/** Uploads a file of so many rows and has it checked and taken in while readers load the home page. */
export async function measureImport(site: Site, { actor, account }: Newsroom, rows: number): Promise<Line[]> {
  const { checkImport, runImport } = await import("#domain/subscriber-imports/decide.ts");
  const { findImport } = await import("#domain/subscriber-imports/find.ts");
  const desk = await openDesk(site.url, account);
  const file = Array.from({ length: rows }, (_, n) => `imported-${n}@example.net,fa,2024-05-01`).join("\n");
  const until = async (state: string) => {
    while (findImport(actor, id).state !== state) await pause(50);
  };
  let id = "";
  const steps = [
    await amongReaders(site, async () => {
      const where = await desk.upload("/admin/subscribers/imports/file", "file", file);
      id = where.split("/").at(-1) ?? "";
    }),
    await amongReaders(site, () => {
      checkImport(actor, id, plan, Date.now());
      return until("checked");
    }),
    await amongReaders(site, () => {
      runImport(actor, id, Date.now());
      return until("done");
    }),
  ];
  const { added } = findImport(actor, id);
  if (added !== rows) throw new Error(`${added} of ${rows} rows were taken in`);
  return [
    [
      `${rows} CSV rows: upload, dry run, import (s)`,
      steps.map(({ seconds }) => seconds.toFixed(1)).join(", "),
      "< 60 together",
    ],
    ...steps.map(
      ({ p99s }, step): Line => [
        `readers' p99 during the ${["upload", "dry run", "import"][step]} (ms)`,
        spread(p99s, 1),
        "< 50",
      ],
    ),
    ["memory after it (MB, resident)", residentMegabytes(site.pid).toFixed(0), "< 300"],
  ];
}

// Stretches of two seconds, one at least, until the work has ended.
async function amongReaders(
  site: Site,
  work: () => Promise<void>,
): Promise<{ seconds: number; p99s: number[] }> {
  const started = performance.now();
  let seconds = 0;
  const worked = work().then(() => {
    seconds = (performance.now() - started) / 1000;
  });
  const p99s: number[] = [];
  do p99s.push((await load(`${site.url}/en`, site.pid, 2)).p99);
  while (seconds === 0);
  await worked;
  return { seconds, p99s };
}

const plan = {
  hasHeader: false,
  emailColumn: "0",
  langColumn: "1",
  consentAtColumn: "2",
  consentNoteColumn: "",
  defaultLang: "en",
  defaultNote: "The list of the former system",
  asks: false,
};
