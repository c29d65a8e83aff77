import { Agent, get } from "node:http";
import { writeKey } from "#domain/paging.ts";
import type { Entry } from "./corpus.ts";
import type { Site } from "./site.ts";
import { quantile } from "./statistics.ts";

/** Asks for pages that nobody has asked for before, one after the other; gives a row for each kind. */
export async function measureCold(site: Site, corpus: Entry[]): Promise<string[][]> {
  const english = corpus.filter(({ lang }) => lang === "en");
  const every = Math.max(1, Math.floor(english.length / 200));
  const oldest = english.slice(0, 60);
  const after = ({ publishedAt }: Entry) =>
    `?after=${writeKey({ at: Date.parse(publishedAt) + 1, id: "0" })}`;
  const months = new Set(
    english.map(({ publishedAt }) => `/en/archive/${publishedAt.slice(0, 7).replace("-", "/")}`),
  );
  const kinds: [string, string[]][] = [
    ["article", english.filter((_, i) => i % every === 0).map(({ slug }) => `/en/articles/${slug}`)],
    ["deepest pages of a topic", oldest.map((entry) => `/en/topics/${entry.category}${after(entry)}`)],
    ["deepest pages of a tag", oldest.map((entry) => `/en/tags/${entry.tags[0]}${after(entry)}`)],
    ["month archive", [...months]],
    ["the archive's front, a month's sitemap", ["/en/archive", ...sitemapsOf(english)]],
  ];
  const rows: string[][] = [];
  for (const [name, paths] of kinds) {
    rows.push(await askEach(`${name}, not in the cache`, site, paths, "p50 <= 15"));
  }
  return rows;
}

function sitemapsOf(entries: Entry[]): string[] {
  return [...new Set(entries.map(({ publishedAt }) => `/sitemaps/${publishedAt.slice(0, 7)}.xml`))].slice(
    0,
    30,
  );
}

/** Asks for each of some addresses once; gives a row with the times in ms. */
export async function askEach(name: string, site: Site, paths: string[], target: string): Promise<string[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times: number[] = [];
  for (const path of paths) times.push(await time(site.url + path, agent));
  agent.destroy();
  const ms = (share: number) => quantile(times, share).toFixed(1);
  return [`${name} (ms)`, `p50 ${ms(0.5)}, p95 ${ms(0.95)}, of ${times.length}`, "", "", target];
}

function time(url: string, agent: Agent): Promise<number> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { "Accept-Encoding": "br" } }, (res) => {
      if (res.statusCode !== 200) reject(new Error(`${url}: ${res.statusCode}`));
      res.resume().once("end", () => resolve(performance.now() - started));
    }).once("error", reject);
  });
}
