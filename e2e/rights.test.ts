import { createHash } from "node:crypto";
import { join } from "node:path";
import Database from "better-sqlite3";
import { can, type Role, type Verb } from "#domain/staff/permissions.ts";
import { openAccount } from "#fixtures/accounts.ts";
import { actions, askAgain, places, type Reach } from "#fixtures/reach.ts";
import { listPostHandlers } from "#fixtures/sources.ts";
import { type Answer, call, callAction, listBuiltActions, readDatabase, signInByHand } from "./calls.ts";
import { expect, test } from "./journey.ts";
import type { RunningServer } from "./server.ts";

// Every page and every action of the build, called as each role and as a stranger, and what fixtures/reach.ts says of it.

type Caller = { role: Role | "stranger"; headers: Record<string, string> };

const roles: Role[] = ["owner", "editor", "author", "translator"];
// Where a page is of one thing, the walk asks for one that there is, by the folder's name.
const tables: Record<string, string> = { newsletter: "issues", outbox: "outgoing_mails" };
const nothing = "AAAAAAAAAAAAAAAA";

function callersOf(site: RunningServer): Promise<Caller[]> {
  return roles.reduce<Promise<Caller[]>>(
    async (before, role, index) => {
      const account = await openAccount(site.dataDir, role);
      return [...(await before), { role, headers: await signInByHand(site.url, account, `10.9.9.${index}`) }];
    },
    Promise.resolve([{ role: "stranger", headers: {} }]),
  );
}

function mayReach(reach: Reach, role: Caller["role"]): boolean {
  if (reach === "anyone" || reach === "token") return true;
  return role !== "stranger" && (reach === "staff" || can({ id: "", role }, reach as Verb));
}

test("every page of the desk opens for the roles of its right alone, as a document and as a component", async ({
  start,
}) => {
  const site = await start({ SEED: "sample" });
  const callers = await callersOf(site);
  const wrong: string[] = [];
  for (const [place, reach] of Object.entries(places)) {
    if (!place.startsWith("/admin")) continue;
    const { path, isThere } = addressOf(site, place);
    for (const { role, headers } of callers) {
      const may = mayReach(reach, role);
      const document = await call(site.url + path, { headers });
      const flight = await call(`${site.url}${path}?_rsc`, { headers: { ...headers, RSC: "1" } });
      const line = `${role}: ${place}`;
      if (reach === "token") {
        if (document.status !== 404) wrong.push(`${line} gave ${document.status} without the token`);
      } else if (may) {
        const isFine = document.status < 400 || (!isThere && document.status === 404);
        if (!isFine || isTurnedAway(document)) wrong.push(`${line} is closed (${document.status})`);
        if (isTurnedAway(flight)) wrong.push(`${line} is closed as a component`);
      } else {
        if (!isTurnedAway(document)) wrong.push(`${line} is open (${document.status})`);
        if (!isTurnedAway(flight)) wrong.push(`${line} is open as a component`);
        if (role !== "stranger" && document.status !== 403) wrong.push(`${line} gave ${document.status}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

test("every handler of the desk takes a POST from the roles of its right alone", async ({ start }) => {
  const site = await start({ SEED: "sample" });
  const callers = await callersOf(site);
  const before = digest(site);
  const wrong: string[] = [];
  const send = (place: string, headers: Record<string, string>) => {
    const body = new FormData();
    body.set("file", new File(["nothing of value"], "file.csv"));
    return call(site.url + addressOf(site, place).path, { headers: { ...headers, Origin: site.url }, body });
  };
  for (const place of listPostHandlers().filter((each) => each.startsWith("/admin"))) {
    const reach = places[place];
    if (reach === undefined || reach === "anyone" || reach === "token") continue;
    for (const { role, headers } of callers) {
      if (mayReach(reach, role)) continue;
      const answer = await send(place, headers);
      if (!isTurnedAway(answer)) wrong.push(`${role}: POST ${place} is open (${answer.status})`);
    }
  }
  expect(digest(site), "what was refused changed nothing").toBe(before);
  expect(wrong).toEqual([]);
});

test("every action runs for the roles of its right alone, with scripts and without, and changes nothing for others", async ({
  start,
}) => {
  const site = await start({ SEED: "sample" });
  const callers = await callersOf(site);
  const built = listBuiltActions();
  expect(built.map(({ file, name }) => `${file} ${name}`).sort()).toEqual(
    [...new Set(Object.keys(actions).map((key) => key.replace(/\?.*/, "")))].sort(),
  );
  const before = digest(site);
  const wrong: string[] = [];
  const run = async (isDenied: boolean) => {
    for (const [key, reach] of Object.entries(actions)) {
      if (reach === "anyone" || reach === "token") continue;
      const [name, query] = key.split("?");
      const action = built.find((each) => `${each.file} ${each.name}` === name);
      if (!action) continue;
      const page = site.url + addressOf(site, action.pages.toSorted()[0] ?? "").path;
      const fields = Object.fromEntries(new URLSearchParams(query));
      for (const { role, headers } of callers) {
        if (mayReach(reach, role) === isDenied) continue;
        for (const isScripted of [true, false]) {
          const denied = denials(site);
          const answer = await callAction(page, action, fields, { headers, isScripted });
          const line = `${role}: ${key} (${isScripted ? "scripts" : "no scripts"}) gave ${answer.status}`;
          const isRefused = isTurnedAway(answer);
          const isTold = isScripted || role === "stranger" || answer.body.includes("<h1>Not allowed</h1>");
          if (isDenied && !isRefused) wrong.push(`${line}: it ran`);
          if (isDenied && !isTold) wrong.push(`${line}: the person is not told why`);
          if (isDenied && role !== "stranger" && denials(site) <= denied) {
            wrong.push(`${line}: not on record`);
          }
          if (!isDenied && (isTurnedAway(answer) || answer.status >= 500)) {
            wrong.push(`${line}: refused`);
          }
        }
      }
    }
  };
  await run(true);
  expect(digest(site), "what was refused changed nothing").toBe(before);
  await run(false);
  expect(wrong).toEqual([]);
});

test("what asks again who it is does so however it is called, changes nothing before, and nothing else asks", async ({
  start,
}) => {
  const site = await start({ SEED: "sample" });
  const account = await openAccount(site.dataDir, "owner");
  const headers = await signInByHand(site.url, account, "10.9.9.9");
  forgetProofs(site);
  const wrong: string[] = [];
  const note = (line: string, answer: Answer, isDue: boolean) => {
    if (asksAgain(answer) !== isDue)
      wrong.push(`${line} ${isDue ? "does not ask" : "asks"} (${answer.status})`);
  };
  for (const place of Object.keys(places).filter(
    (each) => each.startsWith("/admin") && each !== "/admin/confirm",
  )) {
    const { path } = addressOf(site, place);
    if (askAgain.has(place) && listPostHandlers().includes(place)) {
      const posted = await call(site.url + path, { headers: { ...headers, Origin: site.url }, body: "a=b" });
      note(`POST ${place}`, posted, true);
      continue;
    }
    note(place, await call(site.url + path, { headers }), askAgain.has(place));
    const flight = await call(`${site.url}${path}?_rsc`, { headers: { ...headers, RSC: "1" } });
    note(`${place} as a component`, flight, askAgain.has(place));
  }
  const before = digest(site);
  for (const name of [...askAgain].filter((each) => each.includes(" "))) {
    const action = listBuiltActions().find((each) => `${each.file} ${each.name}` === name);
    if (!action) throw new Error(`no action ${name}`);
    const page = site.url + addressOf(site, action.pages.toSorted()[0] ?? "").path;
    for (const isScripted of [true, false]) {
      const fields: Record<string, string> = isScripted ? { scripted: "1" } : {};
      note(
        `${name}${isScripted ? "" : " without scripts"}`,
        await callAction(page, action, fields, { headers, isScripted }),
        true,
      );
    }
  }
  expect(wrong).toEqual([]);
  expect(digest(site), "what asked changed nothing").toBe(before);
});

// Led to the page that asks, or told so in the form's state.
function asksAgain({ headers, body }: Answer): boolean {
  const leadsTo = headers.location ?? headers["x-action-redirect"] ?? "";
  return (
    leadsTo.startsWith("/admin/confirm") || /"needsProof":true|NEXT_REDIRECT;\w+;\/admin\/confirm/.test(body)
  );
}

function forgetProofs(site: RunningServer): void {
  const client = new Database(join(site.dataDir, "apadana.db"));
  client.prepare("update sessions set proven_at = 0").run();
  client.close();
}

// A redirect to the sign-in page or a 403: as a document, as a component's stream, or as an action's answer.
function isTurnedAway({ status, headers, body }: Answer): boolean {
  if (status === 403 || status === 401) return true;
  const leadsTo = headers.location ?? headers["x-action-redirect"] ?? "";
  if (/\/admin\/login\b/.test(leadsTo)) return true;
  return /"digest":"NEXT_(?:REDIRECT;\w+;\/admin\/login|HTTP_ERROR_FALLBACK;403)/.test(body);
}

function addressOf(site: RunningServer, place: string): { path: string; isThere: boolean } {
  let isThere = true;
  const path = place.replace(/\/([a-z-]+)\/\[(?:\.\.\.)?(\w+)\]/g, (_, folder: string, name: string) => {
    const id = name === "id" ? firstId(site, tables[folder] ?? folder) : undefined;
    isThere &&= id !== undefined;
    return `/${folder}/${id ?? nothing}`;
  });
  return { path: path.replace(/\[[^\]]+\]/g, nothing), isThere: isThere && !/\[/.test(path) };
}

function firstId(site: RunningServer, table: string): string | undefined {
  return readDatabase(site.dataDir, (client) => {
    const known = client.prepare("select 1 from sqlite_master where name = ?").get(table);
    return known ? (client.prepare(`select id from "${table}" limit 1`).pluck().get() as string) : undefined;
  });
}

// Everything but what every request may write.
function digest(site: RunningServer): string {
  const passing = new Set(["audit", "audit_chain", "sessions", "throttles", "processes", "sqlite_sequence"]);
  return readDatabase(site.dataDir, (client) => {
    const hash = createHash("sha256");
    const all = client.prepare("select name from sqlite_master where type = 'table' order by name").pluck();
    for (const table of all.all() as string[]) {
      if (passing.has(table)) continue;
      hash.update(table).update(JSON.stringify(client.prepare(`select * from "${table}"`).all()));
    }
    return hash.digest("hex");
  });
}

function denials(site: RunningServer): number {
  return readDatabase(
    site.dataDir,
    (client) => client.prepare("select count(*) from audit where verb = 'denied'").pluck().get() as number,
  );
}
