import { renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openNewsletter } from "#fixtures/test-readers.ts";
import { expect, test } from "./journey.ts";
import { byNpm, startInVain, startServer } from "./server.ts";

const root = join(import.meta.dirname, "..");

for (const [name, value, says] of [
  ["PORT", "none", "Setting PORT: must be a whole number."],
  ["PORT", "70000", "Setting PORT: must lie between 1 and 65535."],
  ["SITE_URL", "news.example", "Setting SITE_URL:"],
  ["DATA_DIR", "/dev/null/data", "Setting DATA_DIR: /dev/null is no folder"],
  ["SMTP_URL", "http://mail.example", "Setting SMTP_URL:"],
  ["MAIL_FROM", "nobody", "Setting MAIL_FROM:"],
  ["TRUST_PROXY", "-1", "Setting TRUST_PROXY:"],
  ["SEED", "everything", "Setting SEED: must be sample or none."],
] as const) {
  test(`the wrong setting ${name}=${value} is named in one line and ends the process`, async () => {
    const { code, out, err } = await startInVain({ [name]: value });
    expect(code).toBe(1);
    expect(out).toBe("");
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(err).toContain(says);
  });
}

test("a port in use is said in one line and ends the process", async ({ site, start }) => {
  const other = await start();
  const { code, err } = await startInVain({ PORT: new URL(site.url).port, DATA_DIR: other.dataDir });
  expect(code).toBe(1);
  expect(err.trim()).toContain("Setting PORT: another process listens on");
});

test("a host on which this machine cannot listen is said in one line and ends the process", async ({
  start,
}) => {
  const { dataDir, stop } = await start();
  await stop();
  for (const HOST of ["203.0.113.1", "nowhere.invalid"]) {
    const { code, err } = await startInVain({ HOST, DATA_DIR: dataDir });
    expect(code).toBe(1);
    expect(err.trim()).toMatch(new RegExp(`^Setting HOST: .* ${HOST}:3000 .*$`));
  }
});

test("a backup that was put back without its keys is said in one line and ends the process, before a new key voids it", async ({
  start,
}) => {
  const { dataDir, stop } = await start();
  openNewsletter(dataDir, [{ address: "reader@readers.example", lang: "en" }]);
  await stop();
  const keys = join(dataDir, "keys");
  renameSync(keys, `${keys}-elsewhere`);
  const { code, err } = await startInVain({ DATA_DIR: dataDir });
  expect(code).toBe(1);
  expect(err.trim()).toMatch(/^There is no key .*lookup\.key, by which .*: put the backup's keys there\.$/);
  renameSync(`${keys}-elsewhere`, keys);
  await start({}, dataDir);
});

test("a database that cannot be used is said in one line and ends the process", async ({ start }) => {
  const { dataDir, stop } = await start();
  await stop();
  const file = join(dataDir, "apadana.db");
  writeFileSync(file, "no database at all".repeat(100));
  const { code, err } = await startInVain({ DATA_DIR: dataDir });
  expect(code).toBe(1);
  expect(err.trim()).toBe("Setting DATA_DIR: file is not a database (SQLITE_NOTADB).");
});

test("a second start rebuilds nothing, and says how long it took", async ({ start }, testInfo) => {
  const buildId = join(root, ".next", "BUILD_ID");
  const before = statSync(buildId).mtimeMs;
  const first = await start();
  expect(await first.stop()).toBe(0);
  const since = performance.now();
  const second = await start({}, first.dataDir);
  testInfo.annotations.push({ type: "start", description: `${Math.round(performance.now() - since)} ms` });
  expect(second.output()).not.toContain("Building");
  expect(statSync(buildId).mtimeMs).toBe(before);
});

test("SIGTERM ends the server with code 0, and what was saved is there at the next start", async ({
  start,
}) => {
  const first = await start();
  expect((await fetch(`${first.url}/healthz`)).status).toBe(200);
  const before = await (await fetch(`${first.url}/en`)).text();
  expect(await first.stop()).toBe(0);
  await expect(fetch(`${first.url}/healthz`)).rejects.toThrow();
  const second = await start({}, first.dataDir);
  const after = await (await fetch(`${second.url}/en`)).text();
  const titles = (html: string) =>
    [...html.matchAll(/href="\/en\/articles\/([^"]+)"/g)].map(([, slug]) => slug);
  expect(titles(after)).toEqual(titles(before));
});

test("SIGTERM to npm itself ends the server behind it with code 0", async ({ start }) => {
  const { dataDir, stop } = await start();
  await stop();
  const site = await startServer(dataDir, {}, byNpm);
  expect(await (await fetch(`${site.url}/healthz`)).text()).toBe("ok");
  expect(await site.stop()).toBe(0);
  await expect(fetch(`${site.url}/healthz`)).rejects.toThrow();
});

test("what a killed server leaves behind opens again", async ({ start }) => {
  const first = await start();
  expect((await fetch(`${first.url}/en`)).status).toBe(200);
  await first.kill();
  const second = await start({}, first.dataDir);
  expect((await fetch(`${second.url}/en`)).status).toBe(200);
});
