import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildWhenStale } from "#bin/build.ts";
import { load } from "./load.ts";
import { requirePrograms, residentMegabytes } from "./pinned.ts";
import { type Site, startSite } from "./site.ts";
import { quantile } from "./statistics.ts";

// npm run bench:subscribers -- [--first N] [--all N]: a list comes in by the desk's own import, while readers load the site.

const { values } = parseArgs({
  options: {
    first: { type: "string", default: "100000" },
    all: { type: "string", default: "1000000" },
  },
});
const dataDir = join(import.meta.dirname, ".work", "subscribers");
const [first, all] = [Number(values.first), Number(values.all)];

requirePrograms();
buildWhenStale();
rmSync(dataDir, { recursive: true, force: true });
const site = await startSite(dataDir, 3910);
const desk = await openDesk(site);
await desk.importRows(0, first, `import of ${first} rows: upload, dry run, import`);
if (all > first) await desk.importRows(first, all, `import of ${all - first} more rows`);
await desk.timePages("/admin/subscribers");
await desk.timePages("/admin/subscribers?state=confirmed&lang=fa");
report("memory with all of them (MB)", residentMegabytes(site.pid).toFixed(0));
await site.stop();
rmSync(dataDir, { recursive: true, force: true });

function report(what: string, figure: string): void {
  console.info(`${what.padEnd(64)} ${figure}`);
}

async function openDesk({ url, pid }: Site) {
  process.env.DATA_DIR = dataDir;
  const { addStaff } = await import("#domain/staff/add.ts");
  const { checkImport, runImport } = await import("#domain/subscriber-imports/decide.ts");
  const { findImport } = await import("#domain/subscriber-imports/find.ts");
  const password = randomBytes(12).toString("hex");
  const email = `${password}@bench.example`;
  const id = await addStaff("command-line", { email, name: "Bench", role: "owner", password }, Date.now());
  const owner = { id, role: "owner" } as const;
  const headers = { Cookie: await signIn(url, email, password), Origin: url };

  async function upload(from: number, to: number): Promise<string> {
    const form = new FormData();
    form.set("file", new Blob(rowsOf(from, to)), "list.csv");
    const answer = await fetch(`${url}/admin/subscribers/imports/file`, {
      method: "POST",
      headers,
      body: form,
      redirect: "manual",
    });
    const importId = answer.headers.get("location")?.split("/").at(-1);
    if (!importId) throw new Error(`the upload gave ${answer.status}`);
    return importId;
  }

  async function until(importId: string, state: string, waits: number[]): Promise<void> {
    while (findImport(owner, importId).state !== state) waits.push((await load(`${url}/en`, pid, 1)).p99);
  }

  return {
    async importRows(from: number, to: number, what: string): Promise<void> {
      const started = performance.now();
      const waits: number[] = [];
      const importId = await upload(from, to);
      const uploaded = performance.now();
      checkImport(owner, importId, plan, Date.now());
      await until(importId, "checked", waits);
      const checked = performance.now();
      runImport(owner, importId, Date.now());
      await until(importId, "done", waits);
      const seconds = [uploaded - started, checked - uploaded, performance.now() - checked].map(
        (ms) => ms / 1000,
      );
      const sum = seconds.reduce((total, each) => total + each, 0);
      report(`${what} (s)`, `${sum.toFixed(1)} (${seconds.map((each) => each.toFixed(1)).join(" + ")})`);
      report(
        "readers' p99 meanwhile: median, worst second (ms)",
        [0.5, 1].map((q) => quantile(waits, q).toFixed(0)).join(", "),
      );
      if (findImport(owner, importId).added !== to - from) throw new Error("not everybody was taken in");
    },
    async timePages(path: string): Promise<void> {
      const times: number[] = [];
      for (let n = 0; n < 30; n += 1) {
        const started = performance.now();
        const answer = await fetch(url + path, { headers });
        await answer.text();
        if (!answer.ok) throw new Error(`${path} gave ${answer.status}`);
        times.push(performance.now() - started);
      }
      report(`${path}: median, worst (ms)`, [0.5, 1].map((q) => quantile(times, q).toFixed(0)).join(", "));
    },
  };
}

const plan = {
  hasHeader: false,
  emailColumn: "0",
  langColumn: "1",
  consentAtColumn: "2",
  consentNoteColumn: "",
  defaultLang: "en",
  defaultNote: "The bench",
  asks: false,
};

function rowsOf(from: number, to: number): string[] {
  return Array.from(
    { length: to - from },
    (_, n) => `reader.${from + n}@mail-${(from + n) % 97}.example,${n % 2 ? "fa" : "en"},2024-03-01\n`,
  );
}

// As a browser without scripts does.
async function signIn(url: string, email: string, password: string): Promise<string> {
  const page = await (await fetch(`${url}/admin/login`)).text();
  const form = new FormData();
  for (const [, name = "", value = ""] of page.matchAll(
    /<input type="hidden" name="([^"]*)"(?: value="([^"]*)")?/g,
  )) {
    form.set(name, value.replaceAll("&quot;", '"').replaceAll("&amp;", "&"));
  }
  form.set("email", email);
  form.set("password", password);
  const answer = await fetch(`${url}/admin/login`, {
    method: "POST",
    headers: { Origin: url },
    body: form,
    redirect: "manual",
  });
  const cookie = answer.headers.getSetCookie().find((each) => each.includes("session"));
  if (!cookie) throw new Error(`signing in gave ${answer.status}`);
  return cookie.split(";")[0] ?? "";
}
