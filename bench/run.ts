import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { buildWhenStale } from "#bin/build.ts";
import { measureCold } from "./cold.ts";
import { type Entry, readCorpus, writeCorpus } from "./corpus.ts";
import { firstVisitBytes } from "./first-visit.ts";
import { load } from "./load.ts";
import { requirePrograms, residentMegabytes } from "./pinned.ts";
import { measurePublishing } from "./publishing.ts";
import { measureSearch } from "./search.ts";
import { importCorpus, type Site, startSite } from "./site.ts";
import { spread } from "./statistics.ts";
import { printTable } from "./table.ts";
import { measureThroughput } from "./throughput.ts";

// npm run bench -- [--large] [--corpus FILE] [--rounds N] [--seconds N] [--publishes N]

const { values } = parseArgs({
  options: {
    large: { type: "boolean", default: false },
    corpus: { type: "string" },
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "3" },
    publishes: { type: "string", default: "1000" },
  },
});
const work = join(import.meta.dirname, ".work");
const dataDir = join(work, "data");
const port = 3900;

try {
  requirePrograms();
  await buildWhenStale();
  mkdirSync(work, { recursive: true });
  const file = values.corpus ? resolve(values.corpus) : await ownCorpus(values.large ? 100_000 : 1000);
  const rows = await measure(file, await readCorpus(file));
  printTable(
    [["measured", "Apadana", "nginx", "ratio", "target"], ...rows],
    "Medians (least to most of all rounds); server and nginx on one core by turns, the load on another.",
  );
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
  const rows: string[][] = [["articles", String(corpus.length), "", "", ""]];
  rows.push(...(await measureImport(file, corpus.length)));

  let site = await startSite(dataDir, port);
  rows.push(["start to the first answer (s)", (site.startMs / 1000).toFixed(2), "", "", "<= 2"]);
  rows.push(...(await measureCold(site, corpus)));
  rows.push(...(await measureSearch(site, corpus)));
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
  rows.push(["memory after load (MB)", residentMegabytes(site.pid).toFixed(0), "", "", "<= 250"]);
  for (const [name, entry, most] of [
    ["English", english, 12],
    ["Persian", persian, 35],
  ] as const) {
    if (!entry) continue;
    const bytes = await firstVisitBytes(site, `/${entry.lang}/articles/${entry.slug}`);
    rows.push([`first visit, ${name} article (kB, brotli)`, (bytes / 1000).toFixed(1), "", "", `<= ${most}`]);
  }
  await site.stop();

  site = await startSite(dataDir, port, { processes: 2 });
  rows.push(await measurePublishing(site, dataDir, Number(values.publishes)));
  await site.stop();
  return rows;
}

// Into a fresh site that nobody reads, and into another that readers load; each time the kernel shares out the cores.
async function measureImport(file: string, count: number): Promise<string[][]> {
  await (await foundSite()).stop();
  const alone = await importCorpus(dataDir, file);
  const site = await foundSite();
  let isDone = false;
  const waits: number[] = [];
  const importing = importCorpus(dataDir, file).finally(() => {
    isDone = true;
  });
  while (!isDone) waits.push((await load(`${site.url}/en`, site.pid, 1)).p99);
  const seconds = await importing;
  await site.stop();
  const target = `<= ${count > 1000 ? (count / 100_000) * 60 : 1}`;
  return [
    ["import, nobody reading (s)", alone.toFixed(2), "", "", target],
    ["import while readers load the site (s)", seconds.toFixed(2), "", "", ""],
    // The last stretch may lie after the end.
    ["readers' p99 meanwhile (ms)", spread(waits, 1), "", "", "<= 50"],
  ];
}

function foundSite(): Promise<Site> {
  rmSync(dataDir, { recursive: true, force: true });
  return startSite(dataDir, port);
}
