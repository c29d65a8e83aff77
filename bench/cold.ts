import { Agent, get } from "node:http";
import { writeKey } from "#domain/articles/paging.ts";
import type { Entry } from "./corpus.ts";
import type { Site } from "./site.ts";
import { quantile } from "./statistics.ts";

/** Asks for pages that nobody has asked for before, one after the other; gives a row for each kind. */
export async function measureCold(site: Site, corpus: Entry[]): Promise<string[][]> {
  const english = corpus.filter(({ lang }) => lang === "en");
  const every = Math.max(1, Math.floor(english.length / 200));
  const articles = english.filter((_, i) => i % every === 0).map(({ slug }) => `/en/articles/${slug}`);
  const oldest = english.slice(0, 60);
  const deepest = oldest.map(({ category, publishedAt }) => {
    const after = writeKey({ at: Date.parse(publishedAt) + 1, id: "0" });
    return `/en/topics/${category}?after=${after}`;
  });
  const months = new Set(
    english.map(({ publishedAt }) => `/en/archive/${publishedAt.slice(0, 7).replace("-", "/")}`),
  );
  return [
    await row("article not in the cache", site, articles),
    await row("deepest pages of a topic, not in the cache", site, deepest),
    await row("month archive, not in the cache", site, [...months]),
  ];
}

async function row(name: string, site: Site, paths: string[]): Promise<string[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times: number[] = [];
  for (const path of paths) times.push(await time(site.url + path, agent));
  agent.destroy();
  const ms = (share: number) => quantile(times, share).toFixed(1);
  return [`${name} (ms)`, `p50 ${ms(0.5)}, p95 ${ms(0.95)}, of ${times.length}`, "", ""];
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
