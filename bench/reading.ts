import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Browser, chromium } from "@playwright/test";
import { buildWhenStale } from "#bin/build.ts";
import { findBrowser } from "#e2e/browser.ts";
import { readArticles } from "#fixtures/newsroom.ts";
import { isPhone, phones, slownessOf } from "./phone.ts";
import { cores } from "./pinned.ts";
import { startSite } from "./site.ts";
import { openSlowLine } from "./slow-line.ts";
import { spread } from "./statistics.ts";
import { printTable } from "./table.ts";

// What a first visit to each kind of page is like on a phone and a slow line, beside a page of one paragraph.
// npm run bench:reading -- [--rounds N] [--phone mid-tier|low-tier]

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "5" }, phone: { type: "string", default: "mid-tier" } },
});
const port = 3930;
if (!isPhone(values.phone)) throw new Error(`--phone is one of ${Object.keys(phones).join(", ")}.`);
const phone = values.phone;

type Visit = { first: number; largest: number; moved: number; bytes: number };

await buildWhenStale();
const dataDir = mkdtempSync(join(tmpdir(), "apadana-reading-"));
const site = await startSite(dataDir, port, { core: cores.both, settings: { SEED: "sample" } });
const bare = await serveBarePage();
const lines = {
  site: await openSlowLine(port),
  bare: await openSlowLine((bare.address() as AddressInfo).port),
};
const browser = await chromium.launch(await findBrowser());
try {
  const slowness = await slownessNow(browser);
  const pages: [name: string, address: string][] = [
    ["one paragraph, no style (the control)", `${lines.bare.url}/`],
    ...["en", "fa"].flatMap((lang) =>
      pagesOf(lang).map(([name, path]): [string, string] => [`${lang}: ${name}`, lines.site.url + path]),
    ),
  ];
  const visits = new Map<string, Visit[]>(pages.map(([name]) => [name, []]));
  // The round before the first warms the browser and the site.
  for (let round = -1; round < Number(values.rounds); round++)
    for (const [name, address] of pages) {
      const seen = await visit(browser, address, slowness);
      if (round >= 0) visits.get(name)?.push(seen);
    }
  printTable(
    [
      ["page", "first paint (ms)", "largest paint (ms)", "layout shift", "kB"],
      ...[...visits].map(([name, seen]) => [
        name,
        spread(
          seen.map(({ first }) => first),
          0,
        ),
        spread(
          seen.map(({ largest }) => largest),
          0,
        ),
        Math.max(...seen.map(({ moved }) => moved)).toFixed(3),
        spread(
          seen.map(({ bytes }) => bytes / 1000),
          0,
        ),
      ]),
    ],
    `Medians (least to most of all rounds; of layout shifts the most); ${phone} phone, CPU x${slowness.toFixed(1)}, 150 ms a round trip, 1.6 Mbit/s.`,
  );
} finally {
  await browser.close();
  for (const line of Object.values(lines)) line.close();
  bare.close();
  await site.stop();
  rmSync(dataDir, { recursive: true });
}

function pagesOf(lang: string): [name: string, path: string][] {
  const article = (group: string) => {
    const found = readArticles().find((text) => text.group === group && text.lang === lang);
    if (!found?.head.slug) throw new Error(`The sample newsroom has no ${group} in ${lang}.`);
    return `/${lang}/articles/${encodeURIComponent(found.head.slug)}`;
  };
  return [
    ["front", `/${lang}`],
    ["article with a picture", article("sangbar-release")],
    ["article", article("five-lines-in-the-budget")],
    ["topic", `/${lang}/topics/news`],
    ["search", `/${lang}/search?q=${encodeURIComponent(lang === "fa" ? "آب" : "water")}`],
  ];
}

function serveBarePage(): Promise<Server> {
  const server = createServer((_, res) => {
    res.setHeader("Content-Type", "text/html; charset=utf-8");
    res.end(
      '<!doctype html><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><p>Salt</p>',
    );
  });
  return new Promise((resolve) => void server.listen(0, "127.0.0.1", () => resolve(server)));
}

async function slownessNow(of: Browser): Promise<number> {
  const page = await of.newPage();
  const slowness = await slownessOf(phone, page, await page.context().newCDPSession(page));
  await page.close();
  return slowness;
}

// As Lighthouse's phone has its screen.
async function visit(by: Browser, address: string, slowness: number): Promise<Visit> {
  const context = await by.newContext({
    viewport: { width: 412, height: 823 },
    deviceScaleFactor: 1.75,
    isMobile: true,
    hasTouch: true,
  });
  const page = await context.newPage();
  const tools = await context.newCDPSession(page);
  let bytes = 0;
  tools.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await tools.send("Network.enable");
  await tools.send("Emulation.setCPUThrottlingRate", { rate: slowness });
  await page.goto(address, { waitUntil: "networkidle" });
  const seen = await page.evaluate(watched);
  await context.close();
  return { ...seen, bytes };
}

// All that the browser kept of what came before.
async function watched(): Promise<Omit<Visit, "bytes">> {
  const entries = (type: string) =>
    new Promise<PerformanceEntry[]>((resolve) => {
      new PerformanceObserver((list) => resolve(list.getEntries())).observe({ type, buffered: true });
      setTimeout(resolve, 200, []);
    });
  const [paints, largest, shifts] = await Promise.all(
    ["paint", "largest-contentful-paint", "layout-shift"].map(entries),
  );
  return {
    first: paints?.find(({ name }) => name === "first-contentful-paint")?.startTime ?? Number.NaN,
    largest: largest?.at(-1)?.startTime ?? Number.NaN,
    moved: (shifts ?? []).reduce((sum, shift) => sum + (shift as never as { value: number }).value, 0),
  };
}
