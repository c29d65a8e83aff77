import http from "node:http";
import { gunzipSync } from "node:zlib";
import { type Control, startControl } from "./control.ts";
import { type Load, load } from "./load.ts";
import type { Site } from "./site.ts";
import { median, spread } from "./statistics.ts";

export type Page = { name: string; path: string };

/** Loads each page and nginx's copy of it by turns; gives a row for each figure. */
export async function measureThroughput(
  site: Site,
  pages: Page[],
  { folder, port, rounds, seconds }: { folder: string; port: number; rounds: number; seconds: number },
): Promise<string[][]> {
  const control = await startControl(folder, port, await Promise.all(pages.map((page) => save(site, page))));
  try {
    const rows: string[][] = [];
    for (const page of pages) rows.push(...(await comparePage(site, control, page, { rounds, seconds })));
    return rows;
  } finally {
    await control.stop();
  }
}

async function save(site: Site, { path }: Page): Promise<{ path: string; type: string; gzipped: Buffer }> {
  return new Promise((resolve, reject) => {
    http
      .get(site.url + path, { headers: { "Accept-Encoding": "gzip" } }, async (res) => {
        const gzipped = Buffer.concat(await res.toArray());
        if (res.statusCode !== 200 || gunzipSync(gzipped).length === 0)
          reject(new Error(`${path}: ${res.statusCode}`));
        resolve({ path, type: String(res.headers["content-type"]), gzipped });
      })
      .once("error", reject);
  });
}

async function comparePage(
  site: Site,
  control: Control,
  { name, path }: Page,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<string[][]> {
  const ours: Load[] = [];
  const theirs: Load[] = [];
  // A first, unread stretch of each warms the compiler and the caches.
  await load(site.url + path, site.pid, seconds);
  await load(control.url + path, control.pid, 1);
  for (let round = 0; round < rounds; round++) {
    ours.push(await load(site.url + path, site.pid, seconds));
    theirs.push(await load(control.url + path, control.pid, seconds));
  }
  const failed = [...ours, ...theirs].reduce((sum, { errors }) => sum + errors, 0);
  if (failed > 0) throw new Error(`${path}: ${failed} answers were not 200`);
  const compare = (label: string, read: (each: Load) => number, digits: number, target: string) => [
    `${name}, ${label}`,
    spread(ours.map(read), digits),
    spread(theirs.map(read), digits),
    (median(ours.map(read)) / median(theirs.map(read))).toFixed(2),
    target,
  ];
  return [
    compare("requests a second", (each) => each.perSecond, 0, ">= 0.75"),
    compare("requests a second of processor time", (each) => each.perCpuSecond, 0, ""),
    compare("p99 (ms)", (each) => each.p99, 2, "<= 3"),
  ];
}
