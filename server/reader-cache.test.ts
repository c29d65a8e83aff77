import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { setImmediate as nextTick } from "node:timers/promises";
import { write } from "#db/client.ts";
import { topics } from "#db/schema/site.ts";
import { useTestDatabase } from "#fixtures/test-database.ts";
import { pageKey } from "./addresses.ts";
import { readerCache } from "./reader-cache.ts";
import type { Rendered } from "./render.ts";

useTestDatabase();
// What was seen of another test's database is forgotten with the tick.
beforeEach(() => nextTick());

const rendered = (text: string, headers: Rendered["headers"] = {}): Rendered => ({
  status: 200,
  headers: { "content-type": "text/html; charset=utf-8", ...headers },
  body: Buffer.from(text),
});
const text = (page: { bodies: { identity: Buffer } }) => page.bodies.identity.toString();

async function changeSomething(slug: string): Promise<void> {
  write((tx) => tx.insert(topics).values({ id: slug, slug, position: 9 }).run());
  // The generation is asked for once in a tick of the event loop.
  await nextTick();
}

test("a page is rendered once, until something that readers see changes", async () => {
  const cache = readerCache(1_000_000);
  let renders = 0;
  const find = async () => text(await cache.find("/en", async () => rendered(`render ${++renders}`)));
  assert.equal(await find(), "render 1");
  assert.equal(await find(), "render 1");
  await changeSomething("a");
  assert.equal(await find(), "render 2");
});

test("all who wait for the same page share one render; who asks after a change gets a render from after it", async () => {
  const cache = readerCache(1_000_000);
  const gate = Promise.withResolvers<void>();
  const early = [1, 2].map(() => cache.find("/en", () => gate.promise.then(() => rendered("before"))));
  await changeSomething("b");
  const late = cache.find("/en", async () => rendered("after"));
  gate.resolve();
  const pages = await Promise.all(early);
  assert.equal(pages[0], pages[1]);
  assert.equal(text(await late), "after");
  assert.equal(text(await cache.find("/en", async () => rendered("a third"))), "after");
});

test("a failure, and what says so itself, is not kept; a failed render is tried again", async () => {
  const cache = readerCache(1_000_000);
  let renders = 0;
  const own = async () => rendered(String(++renders), { "x-apadana-keep": "no" });
  await cache.find("/own", own);
  await cache.find("/own", own);
  assert.equal(renders, 2);
  await assert.rejects(async () => cache.find("/x", () => Promise.reject(new Error("no"))));
  assert.equal(text(await cache.find("/x", async () => rendered("now"))), "now");
  assert.equal((await cache.find("/fault", async () => ({ ...rendered(""), status: 500 }))).isShared, false);
});

test("a page with a version of its own outlives other changes, and is rendered anew when its version moves", async () => {
  let version: string | undefined = "1";
  const cache = readerCache(1_000_000, (key) => (key === "/sitemap" ? version : undefined));
  let count = 0;
  const render = async () => rendered(`${++count}`);
  const first = await cache.find("/sitemap", render);
  await changeSomething("a");
  assert.equal(await cache.find("/sitemap", render), first);
  assert.equal(cache.held("/sitemap"), first);
  version = "2";
  await changeSomething("b");
  assert.equal(cache.held("/sitemap"), undefined);
  assert.equal(text(await cache.find("/sitemap", render)), "2");
  version = undefined;
  await changeSomething("c");
  assert.equal(text(await cache.find("/sitemap", render)), "3");
});

test("the cache holds no more bytes than it may", async () => {
  const cache = readerCache(20_000);
  for (let i = 0; i < 100; i += 1) await cache.find(`/${i}`, async () => rendered(`page ${i}`.repeat(200)));
  assert.ok(cache.bytes > 0 && cache.bytes <= 20_000);
});

test("a flood of made-up addresses stays within its bytes and pushes no page out", async () => {
  const cache = readerCache(200_000);
  const page = async () => rendered("x".repeat(1000));
  await cache.find("/en", page);
  for (let i = 0; i < 500; i += 1) await cache.find(`/en/search?q=${i}`, page);
  assert.ok(cache.bytes <= 200_000 * (1 + 1 / 8));
  assert.equal(text(await cache.find("/en", async () => rendered("again"))), "x".repeat(1000));
});

test("a page has one name, whatever else its address says", () => {
  const key = (path: string) => pageKey(new URL(path, "http://site.invalid"));
  assert.equal(key("/en/?utm_source=x"), "/en");
  assert.equal(key("/"), "/");
  assert.equal(key("/%65n/%61rticles/%D8%A2%d8%a8/"), key("/en/articles/آب"));
  assert.equal(key("/en/a%2fb"), "/en/a%2Fb");
  assert.equal(key("/en/search?q=a&x=1&after=b"), "/en/search?after=b&q=a");
  assert.ok(key(`/en?after=${"x".repeat(9000)}`).length < 600);
});
