import { join } from "node:path";
import Database from "better-sqlite3";
import { actionNamed, call, callAction, readDatabase, sendArticle, signInByHand } from "./calls.ts";
import { confirm, fresh, inside, signUp } from "./cases.ts";
import { expect, test } from "./journey.ts";
import { linkIn } from "./mailbox.ts";
import type { RunningServer } from "./server.ts";

// What somebody tries with other people's addresses and with links that are not theirs.

test("case 22: whoever signs an address up how often, one mail goes to it, and a network has its limit", async ({
  site,
  mailbox,
  client,
}) => {
  const victim = `${fresh("victim")}@readers.example`;
  for (let network = 1; network <= 8; network += 1) {
    expect((await signUp(site, victim, `${client.replace(/\.\d+$/, "")}.${network}`)).status).toBe(200);
  }
  await mailbox.take(victim);
  const next = `${fresh("next")}@readers.example`;
  await signUp(site, next, client);
  await mailbox.take(next);
  expect(mailbox.waiting(victim)).toBe(0);
  const bomber = client.replace(/^10/, "11");
  const answers = [];
  for (let each = 0; each < 32; each += 1)
    answers.push(await signUp(site, `${fresh("many")}@readers.example`, bomber));
  const refused = answers.at(-1);
  expect(refused?.status).toBe(429);
  expect(Number(refused?.headers["retry-after"])).toBeGreaterThan(0);
  expect(refused?.body).toContain("Too many sign-ups");
});

test("limits outlive a restart, and each says when to come again", async ({ start, client }) => {
  const site = await start({ SEED: "none" });
  const { openAccount } = await import("#fixtures/accounts.ts");
  const { email, password } = await openAccount(site.dataDir, "owner");
  const guess = (at: RunningServer) =>
    callAction(
      `${at.url}/admin/login`,
      actionNamed("signInAction"),
      { email, password: "a guess that is wrong" },
      { headers: { "X-Forwarded-For": client }, isScripted: false },
    );
  for (let tries = 0; tries < 5; tries += 1) expect((await guess(site)).status).toBe(200);
  for (let each = 0; each < 30; each += 1) await signUp(site, `${fresh("many")}@readers.example`, client);
  const owner = await signInByHand(site.url, { email, password }, client.replace(/^10/, "13"));
  await sendArticle(site.url, owner, "save", { title: "Looked at often" });
  const id = readDatabase(site.dataDir, (db) => db.prepare("select id from articles").pluck().get());
  const look = (at: RunningServer) => call(`${at.url}/admin/articles/${id}/preview`, { headers: owner });
  expect((await look(site)).status).toBe(200);
  // Searches are written down twenty at a time.
  const searchTwenty = async (at: RunningServer) => {
    const headers = { "X-Forwarded-For": client };
    const one = () => call(`${at.url}/en/search?q=${fresh("word")}`, { headers });
    for (let each = 1; each < 20; each += 1) await one();
    return one();
  };
  expect((await searchTwenty(site)).status).toBe(200);
  await site.stop();
  // As if they had looked and searched all the time: how often one may is said by the tests of each limit.
  const database = new Database(join(site.dataDir, "apadana.db"));
  database
    .prepare(
      "update throttles set count = 9999, reset_at = reset_at + 60000 where key like 'preview:%' or key like 'search:%'",
    )
    .run();
  database.close();
  const again = await start({ SEED: "none" }, site.dataDir);
  const answers = [
    await guess(again),
    await signUp(again, `${fresh("many")}@readers.example`, client),
    await look(again),
    await searchTwenty(again),
  ];
  for (const { status, headers, body } of answers) {
    expect([status, Number(headers["retry-after"]) > 0], body.slice(0, 300)).toEqual([429, true]);
    expect(body).toMatch(/Too many (?:tries|sign-ups|requests)/);
  }
});

test("case 23: who signs up is told the same and as late, whether the address is new, waits or is subscribed", async ({
  site,
  mailbox,
  client,
}) => {
  const [known, waiting, unknown] = ["known", "waiting", "unknown"].map(
    (name) => `${fresh(name)}@readers.example`,
  );
  await signUp(site, known ?? "", client);
  await confirm(site, linkIn(await mailbox.take(known ?? ""), "/newsletter/confirm/"), client);
  await signUp(site, waiting ?? "", client);
  const answers = [];
  for (const email of [known, waiting, unknown]) {
    const since = performance.now();
    const { status, headers, body } = await signUp(site, email ?? "", client);
    expect(performance.now() - since, "no answer comes before the work could be done").toBeGreaterThan(99);
    answers.push({ status, length: headers["content-length"], body: body.replaceAll(email ?? "", "…") });
  }
  expect(answers[0]?.body).toContain("Thank you.");
  expect(answers[1]?.body).toBe(answers[0]?.body);
  expect(answers[2]?.body).toBe(answers[0]?.body);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
});

test("case 24: following a mailed link changes nothing, however often a scanner does", async ({
  site,
  mailbox,
  client,
}) => {
  const email = `${fresh("scanned")}@readers.example`;
  await signUp(site, email, client);
  const confirmation = linkIn(await mailbox.take(email), "/newsletter/confirm/");
  const stateOf = () =>
    readDatabase(site.dataDir, (db) =>
      db.prepare("select state from subscribers order by created_at desc limit 1").pluck().get(),
    );
  const scan = async (link: string) => {
    for (const method of ["GET", "HEAD", "GET"]) {
      const answer = await call(link, { method, headers: { "User-Agent": "Mail scanner" } });
      expect(answer.status).toBeLessThan(400);
    }
  };
  await scan(confirmation);
  expect(stateOf()).toBe("pending");
  await confirm(site, confirmation, client);
  expect(stateOf()).toBe("confirmed");
  const leaving = linkIn(await mailbox.take(email), "/newsletter/unsubscribe/");
  await scan(leaving);
  await scan(new URL((await call(leaving)).headers.location ?? "", site.url).href);
  expect(stateOf()).toBe("confirmed");
  const oneClick = await call(leaving, { body: "List-Unsubscribe=One-Click" });
  expect([oneClick.status, stateOf()]).toEqual([200, "unsubscribed"]);
});

test("case 25: a token that is forged, used or made for something else gets one plain answer and changes nothing", async ({
  site,
  mailbox,
  client,
}) => {
  const email = `${fresh("token")}@readers.example`;
  await signUp(site, email, client);
  const used = linkIn(await mailbox.take(email), "/newsletter/confirm/");
  await confirm(site, used, client);
  const leaving = linkIn(await mailbox.take(email), "/newsletter/unsubscribe/");
  const before = subscribersOf(site);
  const tokens = [used, leaving].map((link) => link.split("/").at(-1) ?? "");
  const forged = [...tokens, "A".repeat(32), "x", "'--", "%2e%2e", "🗝"];
  const answers = [];
  for (const token of forged) {
    const link = `${site.url}/en/newsletter/confirm/${encodeURIComponent(token)}`;
    const { status, body } = await confirm(site, link, client);
    expect(status).toBeLessThan(500);
    expect(body).not.toMatch(inside);
    answers.push(/role="status"[^>]*>([^<]*)/.exec(body)?.[1]);
  }
  expect(answers[0]).toBeTruthy();
  expect(new Set(answers).size, String(answers)).toBe(1);
  const bad = await call(`${site.url}/newsletter/unsubscribe/${tokens[0]}`, {
    body: "List-Unsubscribe=One-Click",
  });
  expect(bad.status).toBe(404);
  expect(subscribersOf(site)).toEqual(before);
});

test("what all of this left in the audit holds no reader's address, no password and no token", async ({
  site,
  accounts,
  mailbox,
  client,
}) => {
  const email = `${fresh("audited")}@readers.example`;
  await signUp(site, email, client);
  const link = linkIn(await mailbox.take(email), "/newsletter/confirm/");
  await confirm(site, link, client);
  const audit = readDatabase(site.dataDir, (db) => JSON.stringify(db.prepare("select * from audit").all()));
  expect(audit).toContain("subscribers.confirm");
  expect(audit).not.toMatch(/@readers\.example/);
  for (const { password } of Object.values(accounts)) expect(audit).not.toContain(password);
  expect(audit).not.toContain(link.split("/").at(-1));
});

function subscribersOf(site: RunningServer) {
  return readDatabase(site.dataDir, (db) =>
    db.prepare("select id, state from subscribers order by id").all(),
  );
}
