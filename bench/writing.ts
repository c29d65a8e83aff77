import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type CDPSession, chromium, type Page } from "@playwright/test";
import { buildWhenStale } from "#bin/build.ts";
import { findBrowser } from "#e2e/browser.ts";
import { foundLongArticle, type LongArticle } from "./long-article.ts";
import { isPhone, phones, slownessOf } from "./phone.ts";
import { cores } from "./pinned.ts";
import { startSite } from "./site.ts";
import { quantile, spread } from "./statistics.ts";
import { endTrace, startTrace } from "./trace.ts";

// How soon a phone can type in a text of 10,000 words, and what a key costs there.
// npm run bench:writing -- [--rounds N] [--keys N] [--phone mid-tier|low-tier | --cpu TIMES] [--line "Fast 4G"] [--trace PREFIX]

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "7" },
    keys: { type: "string", default: "200" },
    phone: { type: "string", default: "mid-tier" },
    cpu: { type: "string" },
    line: { type: "string" },
    trace: { type: "string" },
  },
});
const port = 3910;
if (!isPhone(values.phone)) throw new Error(`--phone is one of ${Object.keys(phones).join(", ")}.`);
const phone = values.phone;
const profileAt = (slowness: number) => `${values.cpu ? "" : `${phone} phone, `}CPU x${slowness.toFixed(1)}`;

// What Chromium's own tools call "Fast 4G", and "Slow 4G" as Lighthouse has it.
const lines = {
  "Fast 4G": { latency: 60 * 2.75, downloadThroughput: (9000 / 8) * 1024 * 0.9, uploadThroughput: 150_000 },
  "Slow 4G": { latency: 150 * 3.75, downloadThroughput: (1600 / 8) * 1024 * 0.9, uploadThroughput: 84_375 },
};
type Line = keyof typeof lines;
type Desk = { url: string } & LongArticle;

await buildWhenStale();
const dataDir = mkdtempSync(join(tmpdir(), "apadana-writing-"));
const site = await startSite(dataDir, port, { core: cores.both });
const browser = await chromium.launch(await findBrowser());
try {
  const desk = { url: site.url, ...(await foundLongArticle(dataDir)) };
  const slowness = await slownessToMeasure();
  for (const line of linesToMeasure()) await measureOpening(desk, line, slowness);
  await measureKeys(desk, slowness);
  if (!values.cpu) console.info(`And after all that: CPU x${(await slownessToMeasure()).toFixed(1)}`);
} finally {
  await browser.close();
  await site.stop();
  rmSync(dataDir, { recursive: true });
}

async function slownessToMeasure(): Promise<number> {
  if (values.cpu) return Number(values.cpu);
  const page = await browser.newPage();
  const slowness = await slownessOf(phone, page, await page.context().newCDPSession(page));
  await page.close();
  return slowness;
}

function linesToMeasure(): Line[] {
  return (Object.keys(lines) as Line[]).filter((name) => !values.line || name === values.line);
}

async function openPhone({ url, account }: Desk) {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
  });
  const page = await context.newPage();
  await page.goto(`${url}/admin/login`);
  await page.getByLabel("E-mail").fill(account.email);
  await page.getByLabel("Password").fill(account.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/admin\/articles$/);
  const tools = await context.newCDPSession(page);
  return { context, page, tools };
}

async function throttle(tools: CDPSession, slowness: number, line?: Line) {
  await tools.send("Emulation.setCPUThrottlingRate", { rate: slowness });
  if (line) {
    await tools.send("Network.enable");
    await tools.send("Network.emulateNetworkConditions", { offline: false, ...lines[line] });
  }
}

async function measureOpening(desk: Desk, line: Line, slowness: number) {
  const times: Record<string, { ready: number[]; first: number[]; bytes: number[] }> = {
    cold: { ready: [], first: [], bytes: [] },
    warm: { ready: [], first: [], bytes: [] },
  };
  for (let round = -1; round < Number(values.rounds); round++) {
    const { context, page, tools } = await openPhone(desk);
    await page.goto("about:blank");
    await tools.send("Network.enable");
    await tools.send("Network.clearBrowserCache");
    await throttle(tools, slowness, line);
    await page.addInitScript(watchReady);
    for (const kind of ["cold", "warm"] as const) {
      if (values.trace && round === 0) await startTrace(tools);
      const bytes = await bytesDuring(tools, async () => {
        await page.goto(desk.url + desk.address, { waitUntil: "commit" });
        await page.waitForFunction(
          () => (window as never as { readyAt?: number }).readyAt !== undefined,
          null,
          { polling: 50 },
        );
      });
      if (values.trace && round === 0)
        await endTrace(tools, `${values.trace}-${kind}-${line.slice(0, 4)}.json`);
      const { readyAt, first } = await page.evaluate(() => ({
        readyAt: (window as never as { readyAt: number }).readyAt,
        first: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
      }));
      if (round >= 0) {
        times[kind]?.ready.push(readyAt);
        times[kind]?.first.push(first);
        times[kind]?.bytes.push(bytes);
      }
      await page.goto("about:blank");
    }
    await context.close();
  }
  for (const [kind, { ready, first, bytes }] of Object.entries(times)) {
    console.info(
      `${line}, ${profileAt(slowness)}, ${kind}: ready to type ${spread(ready, 0)} ms; first text ${spread(first, 0)} ms; ${spread(
        bytes.map((each) => each / 1000),
        0,
      )} kB`,
    );
  }
}

// Ready: the editor stands, and the frame with it is painted.
function watchReady() {
  const look = () => {
    if (!document.querySelector(".ProseMirror[contenteditable=true]"))
      return void requestAnimationFrame(look);
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        (window as never as { readyAt: number }).readyAt = performance.now();
      };
      channel.port2.postMessage(0);
    });
  };
  requestAnimationFrame(look);
}

async function bytesDuring(tools: CDPSession, work: () => Promise<void>): Promise<number> {
  let bytes = 0;
  const add = ({ encodedDataLength }: { encodedDataLength: number }) => {
    bytes += encodedDataLength;
  };
  tools.on("Network.loadingFinished", add);
  await work();
  tools.off("Network.loadingFinished", add);
  return bytes;
}

async function measureKeys(desk: Desk, slowness: number) {
  const { context, page, tools } = await openPhone(desk);
  await page.goto(desk.url + desk.address);
  const body = page.getByRole("textbox", { name: "Body" });
  await body.waitFor();
  printKeys("key", slowness, await timeKeys(page, tools, slowness, values.trace));
  // The control: what of that is the browser's own, where the same text stands without an editor.
  const text = await body.innerHTML();
  await page.setContent(
    `<meta name="viewport" content="width=device-width"><div contenteditable role="textbox" aria-label="Body">${text}</div>`,
  );
  printKeys("key without an editor", slowness, await timeKeys(page, tools, slowness));
  await context.close();
}

function printKeys(label: string, slowness: number, times: KeyTimes) {
  for (const [name, all] of Object.entries(times))
    console.info(
      `${profileAt(slowness)}, ${label}, ${name}: p50 ${quantile(all, 0.5).toFixed(1)}, p95 ${quantile(all, 0.95).toFixed(1)}, worst ${Math.max(...all).toFixed(1)} ms, of ${all.length}`,
    );
}

async function timeKeys(page: Page, tools: CDPSession, slowness: number, trace?: string): Promise<KeyTimes> {
  await page.getByRole("textbox", { name: "Body" }).locator("p").nth(100).click();
  await page.keyboard.press("End");
  await throttle(tools, slowness);
  // What the page still does after it has been opened is over then.
  await page.waitForTimeout(1500);
  await page.evaluate(watchKeys);
  if (trace) await startTrace(tools);
  const words = "the keeper of the lighthouse counts the ships that pass by night ";
  const letters = Array.from({ length: Number(values.keys) }, (_, i) => words[i % words.length] ?? "a");
  // As fast as people type, and not evenly.
  const pause = (i: number) => page.waitForTimeout(60 + ((i * 37) % 120));
  for (const [i, letter] of letters.entries()) {
    await page.keyboard.press(letter === " " ? "Space" : letter);
    await pause(i);
  }
  if (trace) await endTrace(tools, `${trace}-keys.json`);
  let word = "";
  for (const [i, letter] of letters.entries()) {
    word += letter;
    if (letter === " ") await tools.send("Input.insertText", { text: word });
    else
      await tools.send("Input.imeSetComposition", {
        text: word,
        selectionStart: word.length,
        selectionEnd: word.length,
      });
    if (letter === " ") word = "";
    await pause(i);
  }
  return page.evaluate(() => (window as never as { keyTimes: KeyTimes }).keyTimes);
}

// work: what the page does for a key, from its event to the painted frame, without the wait for the screen's next one;
// inserted: the part of it until the letter is in the text and the editor knows it, the rest being the drawing;
// composed: work for a letter that is added to a word as the keyboards on phones' screens write it, without keys;
// event: Event Timing's duration of a key, which holds that wait and counts in steps of 8 ms, from 16 upwards.
type KeyTimes = { work: number[]; inserted: number[]; composed: number[]; event: number[] };

function watchKeys() {
  const times: KeyTimes = { work: [], inserted: [], composed: [], event: [] };
  (window as never as { keyTimes: KeyTimes }).keyTimes = times;
  let began = 0;
  let handled = 0;
  // Behind the editor's own observer, which is called first.
  new MutationObserver(() => {
    handled = performance.now();
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
  const watch = (event: Event, list: number[]) => {
    began = event.timeStamp;
    requestAnimationFrame(() => {
      const frame = performance.now();
      const channel = new MessageChannel();
      channel.port1.onmessage = () => list.push(handled - began + performance.now() - frame);
      channel.port2.postMessage(0);
    });
  };
  window.addEventListener("keydown", (event) => watch(event, times.work), true);
  window.addEventListener("keyup", () => times.inserted.push(handled - began), true);
  window.addEventListener("beforeinput", (event) => event.isComposing && watch(event, times.composed), true);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.name === "keydown") times.event.push(entry.duration);
  }).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
}
