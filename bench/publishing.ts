import { randomBytes } from "node:crypto";
import { get } from "node:http";
import type { ArticleInput } from "#domain/articles/article-input.ts";
import { load } from "./load.ts";
import type { Site } from "./site.ts";
import { quantile } from "./statistics.ts";

/**
 * Publishes or changes an article so many times while readers load the site, and asks right after each for the article and
 * the home page over fresh connections, which several processes share. Gives a row: how many answers were stale, and how
 * long the first true one took.
 */
export async function measurePublishing(site: Site, dataDir: string, publishes: number): Promise<string[]> {
  const publish = await openDesk(dataDir);
  const controller = new AbortController();
  const readers = keepLoading(site, controller.signal);
  const times: number[] = [];
  let stale = 0;
  for (let i = 0; i < publishes; i++) {
    const title = `Made public ${i}`;
    publish(title);
    const started = performance.now();
    const [first, ...others] = await Promise.all(
      ["/en/articles/made-public", "/en/articles/made-public", "/en", "/en"].map(async (path) => {
        const isFresh = (await fetchText(site.url + path)).includes(`${title}<`);
        return { isFresh, took: performance.now() - started };
      }),
    );
    stale += [first, ...others].filter((each) => !each?.isFresh).length;
    times.push(first?.took ?? 0);
  }
  controller.abort();
  await readers;
  const took = `p50 ${quantile(times, 0.5).toFixed(0)} ms, p95 ${quantile(times, 0.95).toFixed(0)} ms`;
  return [
    "stale answers after a publish, under load",
    `${stale} in ${publishes} publishes (${took})`,
    "",
    "",
    "0",
  ];
}

// The first call makes the article, each later one changes it.
async function openDesk(dataDir: string): Promise<(title: string) => void> {
  process.env.DATA_DIR = dataDir;
  const { addStaff } = await import("#domain/staff/add.ts");
  const { publishArticle } = await import("#domain/articles/publish.ts");
  const { saveArticle } = await import("#domain/articles/save.ts");
  const [name, password] = [randomBytes(6), randomBytes(12)].map((bytes) => bytes.toString("hex"));
  const email = `${name}@bench.example`;
  const id = await addStaff(
    "command-line",
    { email, name: "Bench", role: "owner", password: String(password) },
    Date.now(),
  );
  const actor = { id, role: "owner" } as const;
  const article: ArticleInput = {
    id: randomBytes(12).toString("base64url"),
    version: 0,
    lang: "en",
    title: "",
    standfirst: "",
    slug: "made-public",
    dateline: "",
    topicId: "",
    bylineIds: [],
    sourceName: "",
    sourceUrl: "",
    body: JSON.stringify({
      type: "doc",
      content: [{ type: "paragraph", content: [{ type: "text", text: "A text." }] }],
    }),
  };
  return (title) => {
    const verb = article.version === 0 ? publishArticle : saveArticle;
    article.version = verb(actor, { ...article, title }, Date.now()).version;
  };
}

async function keepLoading(site: Site, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) await load(`${site.url}/en`, site.pid, 2);
}

function fetchText(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get(url, { agent: false }, async (res) => {
      resolve(Buffer.concat(await res.toArray()).toString("utf8"));
    }).once("error", reject);
  });
}
