import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import Database from "better-sqlite3";
import { type Account, openAccount } from "#fixtures/accounts.ts";
import { type Mailbox, openMailbox } from "./mailbox.ts";
import { type RunningServer, startServer } from "./server.ts";

type Shared = {
  /** Where all mail of the worker's servers arrives. */
  mailbox: Mailbox;
  /** The sample newsroom on the production server; journeys of one worker share it. */
  site: RunningServer;
  /** Somebody of each role who can sign in at the shared site. */
  accounts: Record<Account["role"], Account>;
};

type Own = {
  /** Starts a server of the journey's own: on an empty data directory, or on the one given. */
  start(settings?: Record<string, string>, dataDir?: string): Promise<RunningServer>;
  /** Complaints of browser or server that this journey means to cause; any other one fails it. */
  expected: RegExp[];
  /** Has a browser's complaints count: for contexts that a journey opens itself. */
  watch(context: BrowserContext): Promise<void>;
  complaints: string[];
  /** An address on the network that no other journey comes from, so that none meets another's limits. */
  client: string;
  /** Sign-ins count against their account wherever they come from: those of earlier journeys are forgotten. */
  freshTries: undefined;
  /** A stranger's page, beside that of a journey's person. */
  stranger: Page;
  /** A page of a browser that runs no scripts. */
  plainPage: Page;
};

export const test = base.extend<Own, Shared>({
  mailbox: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the wanted fixtures from the pattern.
    async ({}, use) => {
      const mailbox = await openMailbox();
      await use(mailbox);
      await mailbox.close();
    },
    { scope: "worker" },
  ],

  site: [
    async ({ mailbox }, use) => {
      const dataDir = newDataDir();
      const site = await startServer(dataDir, { SMTP_URL: mailbox.smtpUrl, TRUST_PROXY: "1" });
      await use(site);
      expect(await site.stop(), "SIGTERM ends the server cleanly").toBe(0);
      rmSync(dataDir, { recursive: true });
    },
    { scope: "worker", timeout: 300_000 },
  ],

  accounts: [
    async ({ site }, use) => {
      const open = (role: Account["role"]) => openAccount(site.dataDir, role);
      // One after the other: they share this process's one connection.
      const owner = await open("owner");
      const editor = await open("editor");
      const author = await open("author");
      await use({ owner, editor, author, translator: await open("translator") });
    },
    { scope: "worker" },
  ],

  start: async ({ mailbox }, use) => {
    const servers: RunningServer[] = [];
    await use(async (settings = {}, dataDir = newDataDir()) => {
      const server = await startServer(dataDir, { SMTP_URL: mailbox.smtpUrl, TRUST_PROXY: "1", ...settings });
      servers.push(server);
      return server;
    });
    for (const server of servers) await server.stop();
    for (const { dataDir } of servers) rmSync(dataDir, { recursive: true, force: true });
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the wanted fixtures from the pattern.
  expected: async ({}, use) => use([]),

  complaints: [
    async ({ site, expected }, use) => {
      const before = site.complaints().length;
      const complaints: string[] = [];
      await use(complaints);
      const all = [...complaints, ...site.complaints().slice(before).split("\n").filter(Boolean)];
      expect(all.filter((each) => !expected.some((pattern) => pattern.test(each)))).toEqual([]);
    },
    { auto: true },
  ],

  watch: async ({ complaints }, use) => {
    await use(async (context) => {
      context.on("console", (message) => {
        if (message.type() === "error")
          complaints.push(`console at ${message.location().url}: ${message.text()}`);
      });
      context.on("weberror", ({ error }) => complaints.push(`page: ${error().stack ?? error().message}`));
      context.on("request", (request) => {
        if (!/^(?:http:\/\/localhost:|data:|blob:)/.test(request.url())) {
          complaints.push(`a request to another host: ${request.url()}`);
        }
      });
      await context.addInitScript(() => {
        document.addEventListener("securitypolicyviolation", (violation) => {
          console.error(`policy: ${violation.effectiveDirective} refused ${violation.blockedURI}`);
        });
      });
    });
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the wanted fixtures from the pattern.
  client: async ({}, use, { workerIndex, testId }) => {
    const digits = [...testId].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 65_536, 7);
    await use(`10.${workerIndex % 250}.${digits >> 8}.${digits & 255}`);
  },

  freshTries: [
    async ({ site }, use) => {
      const database = new Database(join(site.dataDir, "apadana.db"));
      database.prepare("DELETE FROM throttles WHERE key LIKE 'sign-in-account:%'").run();
      database.close();
      await use(undefined);
    },
    { auto: true },
  ],

  baseURL: async ({ site }, use) => use(site.url),

  extraHTTPHeaders: async ({ client }, use) => use({ "X-Forwarded-For": client }),

  // Pages close before a server of the journey's own ends (fixtures end in the opposite order): what they still fetch would fail.
  context: async ({ context, watch, start: _start }, use) => {
    await watch(context);
    await use(context);
  },

  stranger: async ({ browser, baseURL, watch, start: _start }, use) => {
    const context = await browser.newContext(baseURL ? { baseURL } : {});
    await watch(context);
    await use(await context.newPage());
    await context.close();
  },

  plainPage: async ({ browser, baseURL, extraHTTPHeaders, watch, start: _start }, use) => {
    const context = await browser.newContext({ baseURL, extraHTTPHeaders, javaScriptEnabled: false });
    await watch(context);
    await use(await context.newPage());
    await context.close();
  },
});

export { expect };

function newDataDir(): string {
  return mkdtempSync(join(tmpdir(), "apadana-e2e-"));
}
