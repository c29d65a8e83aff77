import { existsSync, mkdirSync, rmSync } from "node:fs";
import { cpus } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { buildWhenStale } from "#bin/build.ts";
import { measureCold } from "./cold.ts";
import { type Entry, readCorpus, writeCorpus } from "./corpus.ts";
import { firstVisitBytes } from "./first-visit.ts";
import { load } from "./load.ts";
import { requirePrograms, residentMegabytes } from "./pinned.ts";
import { measurePublishing } from "./publishing.ts";
import { importCorpus, startSite } from "./site.ts";
import { measureThroughput } from "./throughput.ts";

// npm run bench -- [--large] [--corpus FILE] [--rounds N] [--seconds N] [--publishes N]

const { values } = parseArgs({
  options: {
    large: { type: "boolean", default: false },
    corpus: { type: "string" },
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "3" },
    publishes: { type: "string", default: "200" },
  },
});
const work = join(import.meta.dirname, ".work");
const dataDir = join(work, "data");
const port = 3900;

try {
  requirePrograms();
  buildWhenStale();
  mkdirSync(work, { recursive: true });
  const file = values.corpus ? resolve(values.corpus) : await ownCorpus(values.large ? 100_000 : 1000);
  printTable(await measure(file, await readCorpus(file)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function ownCorpus(count: number): Promise<string> {
  const file = join(work, `corpus-${count}.ndjson`);
  if (!existsSync(file)) await writeCorpus(file, count);
  return file;
}

async function measure(file: string, corpus: Entry[]): Promise<string[][]> {
  const rows: string[][] = [["articles", String(corpus.length), "", ""]];
  rows.push(...(await measureImport(file)));

  let site = await startSite(dataDir, port);
  rows.push(["start to the first answer (s)", (site.startMs / 1000).toFixed(2), "", ""]);
  rows.push(...(await measureCold(site, corpus)));
  const [english, persian] = ["en", "fa"].map((lang) => corpus.find((entry) => entry.lang === lang));
  rows.push(
    ...(await measureThroughput(
      site,
      [
        { name: "article", path: `/en/articles/${english?.slug}` },
        { name: "home", path: "/en" },
        { name: "topic", path: `/en/topics/${english?.category}` },
        { name: "feed", path: "/en/feed.xml" },
      ],
      {
        folder: join(work, "nginx"),
        port: port + 1,
        rounds: Number(values.rounds),
        seconds: Number(values.seconds),
      },
    )),
  );
  rows.push(["memory after load (MB)", residentMegabytes(site.pid).toFixed(0), "", ""]);
  for (const [name, entry] of [
    ["English", english],
    ["Persian", persian],
  ] as const) {
    if (!entry) continue;
    const bytes = await firstVisitBytes(site, `/${entry.lang}/articles/${entry.slug}`);
    rows.push([`first visit, ${name} article (kB, brotli)`, (bytes / 1000).toFixed(1), "", ""]);
  }
  await site.stop();

  site = await startSite(dataDir, port, 2);
  rows.push(await measurePublishing(site, dataDir, Number(values.publishes)));
  await site.stop();
  return rows;
}

// Into a fresh site that readers load at the same time.
async function measureImport(file: string): Promise<string[][]> {
  rmSync(dataDir, { recursive: true, force: true });
  const site = await startSite(dataDir, port);
  let isDone = false;
  const waits: number[] = [];
  const importing = importCorpus(dataDir, file).finally(() => {
    isDone = true;
  });
  while (!isDone) waits.push((await load(`${site.url}/en`, site.pid, 1)).p99);
  const seconds = await importing;
  await site.stop();
  // The last stretch may lie after the end.
  const worst = Math.max(...waits);
  rmSync(dataDir, { recursive: true, force: true });
  const alone = await importCorpus(dataDir, file);
  return [
    ["import, nobody reading (s)", alone.toFixed(2), "", ""],
    ["import while readers load the site (s)", seconds.toFixed(2), "", ""],
    ["readers' p99 meanwhile, worst second (ms)", worst.toFixed(1), "", ""],
  ];
}

function printTable(rows: string[][]): void {
  const table = [["measured", "Apadana", "nginx", "ratio"], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join("  ")
      .trimEnd();
  console.info(`\n${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}`);
  console.info(
    "Medians (least to most of all rounds); server and nginx on one core by turns, the load on another.\n",
  );
  for (const row of table) console.info(line(row));
}
