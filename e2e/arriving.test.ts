import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { expect, test } from "./journey.ts";

// Pages of which a part comes later than the rest.

for (const address of ["/en", "/en/search?q=water", "/en/topics/news"])
  test(`wherever a page breaks off on its way for a moment, nothing that is shown moves: ${address}`, async ({
    page,
    baseURL,
    expected,
  }) => {
    const line = await openBreakingLine(`${baseURL}${address}`);
    expected.push(new RegExp(`^a request to another host: ${line.url}/`));
    await watchShifts(page);
    await page.setViewportSize({ width: 412, height: 823 });
    const moved: string[] = [];
    for (const cut of line.cuts) {
      await page.goto(`${line.url}/${cut}`);
      if ((await shiftsOf(page)).length > 0) moved.push(line.around(cut));
    }
    expect(line.cuts.length).toBeGreaterThan(20);
    expect(moved).toEqual([]);
    line.close();
  });

test("a Persian page whose type comes late stands as it was read, and the next ones have it", async ({
  page,
}) => {
  const { promise: come, resolve: release } = Promise.withResolvers<void>();
  await page.route("**/*.woff2", async (route) => {
    await come;
    await route.continue();
  });
  await watchShifts(page);
  await page.goto("/fa/topics/news", { waitUntil: "commit" });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  // What comes before it is not late.
  await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
  const early = await facesOf(page);
  expect(early).not.toContain("Vazirmatn");
  release();
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await facesOf(page)).toEqual(early);
  expect(await shiftsOf(page)).toEqual([]);

  // While a request can be held, the browser keeps nothing.
  await page.unroute("**/*.woff2");
  await expect(async () => {
    await page.goto("/fa/topics/culture");
    expect(await facesOf(page)).toContain("Vazirmatn");
  }).toPass();
});

/** The typefaces that a page's heading is drawn with. */
async function facesOf(page: Page): Promise<string[]> {
  const tools = await page.context().newCDPSession(page);
  await tools.send("DOM.enable");
  await tools.send("CSS.enable");
  const { root } = await tools.send("DOM.getDocument");
  const { nodeId } = await tools.send("DOM.querySelector", { nodeId: root.nodeId, selector: "h1" });
  const { fonts } = await tools.send("CSS.getPlatformFontsForNode", { nodeId });
  await tools.detach();
  return fonts.map(({ familyName }) => familyName);
}

async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const moved: number[] = [];
    Object.assign(window, { moved });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) moved.push((entry as never as { value: number }).value);
    }).observe({ type: "layout-shift", buffered: true });
  });
}

/** How far things moved on a page that is watched, once what it shows is drawn. */
async function shiftsOf(page: Page): Promise<number[]> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return page.evaluate(() => (window as never as { moved: number[] }).moved);
}

const pauseMs = 150;

/** A line that carries a page up to one of its tags, pauses, and carries the rest; all that belongs to the page comes at once. */
async function openBreakingLine(address: string) {
  const html = await (await fetch(address)).text();
  const body = html.indexOf("<body");
  const tags = [...html.slice(body).matchAll(/<[a-z]/g)].map(({ index }) => body + index);
  const server = createServer(async (request, response) => {
    const cut = Number(request.url?.slice(1));
    if (cut) {
      response.setHeader("Content-Type", "text/html; charset=utf-8");
      response.write(html.slice(0, cut));
      setTimeout(() => response.end(html.slice(cut)), pauseMs);
      return;
    }
    const part = await fetch(new URL(request.url ?? "", address));
    response.setHeader("Content-Type", part.headers.get("Content-Type") ?? "");
    response.setHeader("Cache-Control", part.headers.get("Cache-Control") ?? "");
    response.end(await part.bytes());
  });
  await new Promise<void>((opened) => void server.listen(0, "127.0.0.1", opened));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    // The first hundred tags are the masthead and the head of what the page shows.
    cuts: tags.filter((_, i) => i < 100 && i % 4 === 0),
    around: (cut: number) => html.slice(cut, cut + 40),
    close: () => server.close(),
  };
}
