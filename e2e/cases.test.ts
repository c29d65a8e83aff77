import { join } from "node:path";
import Database from "better-sqlite3";
import { actionNamed, call, callAction, readDatabase, sendArticle, signInByHand } from "./calls.ts";
import { expect, test } from "./journey.ts";
import type { Mailbox } from "./mailbox.ts";
import type { RunningServer } from "./server.ts";

// What attackers of publishing systems try, by the number under which the team's list of cases has it; the cases about
// signing in are in cases-of-accounts.test.ts, those about uploads in media.test.ts.

const inside = /at .+\.[jt]sx?:\d|node_modules|sqlite|drizzle|SQLITE_|apadana\.db|\bError:|stack/i;
const idleForms = { scripted: "1" };

let count = 0;
const fresh = (name: string) => `${name}-${process.pid}-${++count}`;

test("case 7: an author who calls an editor's action gets 403, and it is on record", async ({
  site,
  accounts,
  client,
}) => {
  const headers = await signInByHand(site.url, accounts.author, client);
  const { answer, article } = await sendArticle(site.url, headers, "publish", {
    title: fresh("Not mine to publish"),
  });
  expect(answer.status).toBe(403);
  readDatabase(site.dataDir, (db) => {
    expect(db.prepare("select count(*) from articles where id = ?").pluck().get(article.id)).toBe(0);
    const row = db.prepare("select * from audit where verb = 'denied' order by id desc limit 1").get();
    expect(row).toMatchObject({ staff_id: accounts.author.id, network: client.replace(/\.\d+$/, ".0/24") });
  });
});

test("case 8: another person's draft is not there, whoever asks for it by its id and how", async ({
  site,
  accounts,
  client,
}) => {
  const owner = await signInByHand(site.url, accounts.owner, client);
  const title = fresh("Secret draft");
  const { article } = await sendArticle(site.url, owner, "save", { title });
  const author = await signInByHand(site.url, accounts.author, client);
  const path = `/admin/articles/${article.id}`;
  const document = await call(site.url + path, { headers: author });
  expect(document.status).toBe(404);
  const ways: Record<string, string>[] = [{ RSC: "1" }, { RSC: "1", "Next-Router-Prefetch": "1" }];
  for (const headers of ways) {
    const answer = await call(`${site.url}${path}?_rsc`, { headers: { ...author, ...headers } });
    expect(answer.body).not.toContain(title);
  }
  expect(document.body).not.toContain(title);
  const { answer } = await sendArticle(site.url, author, "save", { ...article, title: "taken over" });
  expect([403, 404]).toContain(answer.status);
  const kept = readDatabase(site.dataDir, (db) =>
    db.prepare("select title from articles where id = ?").pluck().get(article.id),
  );
  expect(kept).toBe(title);
});

test("case 9: fields that a form does not have are ignored: role, status, state, owner", async ({
  site,
  accounts,
  client,
  mailbox,
}) => {
  const author = await signInByHand(site.url, accounts.author, client);
  const account = await callAction(
    `${site.url}/admin/account`,
    actionNamed("saveAccountAction"),
    {
      ...idleForms,
      name: accounts.author.name,
      lang: "en",
      role: "owner",
      id: accounts.owner.id,
      isAdmin: "true",
    },
    { headers: author },
  );
  expect(account.status).toBe(200);
  const { article } = await sendArticle(site.url, author, "save", {
    title: fresh("Extra fields"),
    status: "published",
    publishedAt: "1",
    createdBy: accounts.owner.id,
    isSample: "1",
  });
  const reader = `${fresh("extra")}@readers.example`;
  await signUp(site, reader, client, { state: "confirmed", confirmedAt: "1" });
  await mailbox.take(reader);
  readDatabase(site.dataDir, (db) => {
    expect(db.prepare("select role from staff where id = ?").pluck().get(accounts.author.id)).toBe("author");
    expect(db.prepare("select role from staff where id = ?").pluck().get(accounts.owner.id)).toBe("owner");
    expect(db.prepare("select * from articles where id = ?").get(article.id)).toMatchObject({
      status: "draft",
      published_at: null,
      created_by: accounts.author.id,
      is_sample: 0,
    });
    expect(db.prepare("select state from subscribers order by created_at desc limit 1").pluck().get()).toBe(
      "pending",
    );
  });
});

test("case 10: however the desk is asked for, as component, prefetch or encoded path, its guard is the same", async ({
  site,
  accounts,
  client,
}) => {
  const owner = await signInByHand(site.url, accounts.owner, client);
  const title = fresh("Behind the guard");
  await sendArticle(site.url, owner, "save", { title });
  const paths = [
    "/admin/articles",
    "/admin/articles/",
    "/admin/articles?_rsc",
    "/admin/articles.rsc",
    "/admin/articles.txt",
    "/%61dmin/articles",
    "/admin%2Farticles",
    "/admin/%61rticles",
    "//admin/articles",
    "/./admin/articles",
    "/en/../admin/articles",
    "/en/..%2fadmin%2farticles",
    "/admin;/articles",
    "/Admin/Articles",
    "/ADMIN/articles",
    "/admin/login/../articles",
    "/admin\\articles",
    "/_next/data/build/admin/articles.json",
  ];
  const ways: Record<string, string>[] = [
    {},
    { RSC: "1" },
    { RSC: "1", "Next-Router-Prefetch": "1", Purpose: "prefetch" },
    { RSC: "1", "Next-Router-Segment-Prefetch": "/_tree" },
    { RSC: "1", "Next-Router-State-Tree": "%5B%22%22%5D", "Next-Url": "/admin/articles" },
    { "x-nextjs-data": "1" },
    { Accept: "text/x-component" },
  ];
  for (const path of paths) {
    for (const headers of ways) {
      const answer = await call(site.url + path, { headers });
      const way = `${path} ${JSON.stringify(headers)}`;
      expect(answer.body, way).not.toContain(title);
      expect(answer.status, way).toBeLessThan(500);
    }
  }
  const seen = await call(`${site.url}/admin/articles`, { headers: owner });
  expect(seen.body).toContain(title);
});

test("case 11: headers by which the framework talks to itself open nothing from outside", async ({
  site,
}) => {
  for (const value of [
    "middleware",
    "middleware:middleware:middleware:middleware:middleware",
    "src/middleware:src/middleware:src/middleware:src/middleware:src/middleware",
    "proxy:proxy:proxy:proxy:proxy",
  ]) {
    const answer = await call(`${site.url}/admin/articles`, {
      headers: {
        "x-middleware-subrequest": value,
        "x-middleware-rewrite": "/admin/articles",
        "x-middleware-next": "1",
        "x-invoke-path": "/admin/articles",
        "x-matched-path": "/admin/articles",
        "x-now-route-matches": "1=articles",
        "x-next-revalidate-tag-token": "1",
        "x-prerender-revalidate": "1",
        "x-original-url": "/admin/articles",
        "x-rewrite-url": "/admin/articles",
        "next-resume": "1",
      },
    });
    expect([answer.status, answer.headers.location]).toEqual([307, "/admin/login"]);
  }
});

test("case 12: a POST from another site, from a sandbox or from nowhere is refused, whatever it asks for", async ({
  site,
  accounts,
  client,
}) => {
  const owner = await signInByHand(site.url, accounts.owner, client);
  const origins: Record<string, string>[] = [
    { Origin: "https://evil.example" },
    { Origin: "null" },
    { Origin: "" },
    { Origin: `${site.url}.evil.example` },
    { Origin: site.url.replace("http:", "https:") },
    { Origin: site.url, "Sec-Fetch-Site": "cross-site" },
    { Origin: site.url, "Sec-Fetch-Site": "same-site" },
  ];
  const targets = [
    { page: "/admin/account", action: actionNamed("saveAccountAction"), headers: owner },
    { page: "/admin/login", action: actionNamed("signInAction"), headers: {} },
    { page: "/en", action: actionNamed("signUpAction"), headers: {} },
  ];
  for (const { page, action, headers } of targets) {
    for (const origin of origins) {
      for (const isScripted of [true, false]) {
        const answer = await callAction(
          site.url + page,
          action,
          {},
          { headers: { ...headers, ...origin }, isScripted },
        );
        expect(answer.status, `${page} ${JSON.stringify(origin)}`).toBe(403);
        expect(answer.body).not.toMatch(inside);
      }
    }
  }
  const foreign = { "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "script" };
  expect((await call(`${site.url}/admin/articles`, { headers: { ...owner, ...foreign } })).status).toBe(403);
});

test("case 13: markup in a title, a text, a byline and a topic's name is text in every page and feed", async ({
  site,
  accounts,
  client,
}) => {
  const editor = await signInByHand(site.url, accounts.editor, client);
  const mark = fresh("mark");
  const hostile = `<img src=x onerror=alert(1)></title></script><script>alert(2)</script>`;
  const form = (fields: Record<string, string>) => ({ ...idleForms, ...fields });
  await callAction(
    `${site.url}/admin/bylines/new`,
    actionNamed("saveBylineAction"),
    form({ "name.en": hostile, "about.en": hostile, slug: mark }),
    { headers: editor },
  );
  await callAction(
    `${site.url}/admin/topics/new`,
    actionNamed("saveTopicAction"),
    form({ "name.en": hostile, "description.en": hostile, slug: mark }),
    { headers: editor },
  );
  const [bylineId, topicId] = readDatabase(site.dataDir, (db) => [
    db.prepare("select id from bylines where slug = ?").pluck().get(mark) as string,
    db.prepare("select id from topics where slug = ?").pluck().get(mark) as string,
  ]);
  const { answer } = await sendArticle(site.url, editor, "publish", {
    title: `${hostile} ${mark}`,
    standfirst: hostile,
    dateline: hostile,
    slug: mark,
    bylineIds: [bylineId],
    topicId,
    sourceName: hostile,
    markdown: hostile.replaceAll("<", "\\<"),
  });
  expect(answer.body).toContain('"done":"publish"');
  for (const path of [
    `/en/articles/${mark}`,
    "/en",
    `/en/topics/${mark}`,
    `/en/authors/${mark}`,
    `/en/search?q=${mark}`,
    "/en/archive",
    "/en/feed.xml",
    "/sitemap.xml",
    "/news-sitemap.xml",
  ]) {
    const { status, body } = await call(site.url + path);
    expect(status, path).toBe(200);
    expect(body, path).not.toContain("<img src=x");
    expect(body, path).not.toContain("<script>alert");
    expect(body, path).not.toContain("</title></script>");
  }
});

test("case 14: a link that would run something is refused or dropped, wherever a link can be written", async ({
  site,
  accounts,
  client,
}) => {
  const owner = await signInByHand(site.url, accounts.owner, client);
  for (const href of [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "\u0001javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "blob:https://x/y",
    "file:///etc/passwd",
    "//javascript:alert(1)",
    "intent://x#Intent;end",
  ]) {
    const link = { type: "link", attrs: { href } };
    const text = { type: "text", text: "press here", marks: [link] };
    const body = JSON.stringify({ type: "doc", content: [{ type: "paragraph", content: [text] }] });
    const slug = fresh("link");
    await sendArticle(site.url, owner, "publish", { title: slug, slug, body });
    await sendArticle(site.url, owner, "publish", {
      title: slug,
      slug: `${slug}-m`,
      markdown: `[press here](<${href}>)`,
    });
    await sendArticle(site.url, owner, "publish", {
      title: slug,
      slug: `${slug}-s`,
      sourceName: "x",
      sourceUrl: href,
    });
    for (const path of [slug, `${slug}-m`, `${slug}-s`]) {
      const page = await call(`${site.url}/en/articles/${path}`);
      for (const [, given = ""] of page.body.matchAll(/\shref="([^"]*)"/g)) {
        expect(given, href).toMatch(/^(?:https?:\/\/|mailto:|\/(?!\/)|#|$)/i);
      }
    }
  }
});

test("case 15: an editor's text that is forged is refused, and nothing of it is kept", async ({
  site,
  accounts,
  client,
}) => {
  const editor = await signInByHand(site.url, accounts.editor, client);
  const doc = (content: unknown) => JSON.stringify({ type: "doc", content });
  const deep = (levels: number) =>
    `{"type":"doc","content":[${'{"type":"blockquote","content":['.repeat(levels)}${"]}".repeat(levels)}]}`;
  for (const body of [
    "{",
    "null",
    "[]",
    '"text"',
    doc([{ type: "script", content: [] }]),
    doc([{ type: "paragraph", attrs: { onclick: "alert(1)" }, content: [{ type: "nothing" }] }]),
    doc([{ type: "text", text: "no paragraph around it" }]),
    '{"type":"doc","content":[{"type":"paragraph"}],"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
    '{"__proto__":{"type":"doc"},"content":[]}',
    deep(11_000),
    deep(3000),
    "[".repeat(200_000),
  ]) {
    const { answer, article } = await sendArticle(site.url, editor, "save", { title: fresh("Forged"), body });
    const name = body.slice(0, 60);
    expect(answer.status, name).toBe(400);
    expect(answer.body, name).not.toMatch(/RangeError|SyntaxError|node_modules|\.ts:\d/);
    const stored = readDatabase(site.dataDir, (db) =>
      db.prepare("select body from articles where id = ?").pluck().get(article.id),
    ) as string | undefined;
    expect(stored, name).toBeUndefined();
    const saving = new FormData();
    for (const [field, value] of Object.entries({ id: article.id, intent: "save", version: "0", lang: "en" }))
      saving.set(field, value);
    saving.set("title", name);
    saving.set("body", body);
    const open = await call(`${site.url}/admin/articles/${article.id}/text`, {
      headers: { ...editor, Origin: site.url },
      body: saving,
    });
    expect([open.status, JSON.parse(open.body).outcome], name).toEqual([400, "refused"]);
  }
  // Longer than a text may be is what a person can mend; beyond all bounds nobody reads it.
  const long = await sendArticle(site.url, editor, "save", { title: "x", body: deep(20_000) });
  expect(long.answer.body).toContain("too long");
  const endless = await sendArticle(site.url, editor, "save", { title: "x", body: "x".repeat(10_000_000) });
  expect(endless.answer.status).toBe(413);
});

test("case 18: what SQL and full-text search read as operators are a reader's words", async ({ site }) => {
  const known = await call(`${site.url}/en/search?q=salt`);
  expect(known.status).toBe(200);
  for (const q of [
    "' OR 1=1 --",
    '" OR 1=1 --',
    "'; drop table articles; --",
    "title:salt",
    "salt* NEAR(salt, 5)",
    "NOT salt AND OR",
    '"""',
    "((((",
    "^salt",
    "-",
    '-"',
    "%",
    "_",
    "\\",
    "{title} : salt",
    "salt\u0000'",
    "\ud800",
    "؟!؛",
  ]) {
    const answer = await call(`${site.url}/en/search?q=${encodeURIComponent(q.toWellFormed())}`);
    expect(answer.status, q).toBe(200);
    expect(answer.body, q).not.toMatch(inside);
    expect(answer.body, q).not.toMatch(/fts5|syntax error/i);
  }
  expect(
    readDatabase(site.dataDir, (db) => db.prepare("select count(*) from articles").pluck().get()),
  ).toBeGreaterThan(0);
});

test("case 19: a query of 10,000 letters is cut, and one beyond all bounds refused", async ({ site }) => {
  const long = await call(`${site.url}/en/search?q=${"a".repeat(10_000)}`);
  expect(long.status).toBe(200);
  expect(long.body).not.toContain("a".repeat(600));
  expect((await call(`${site.url}/en/search?q=${"a".repeat(60_000)}`)).status).toBe(431);
});

test("case 20: a line break gets into no name and no subject", async ({
  site,
  accounts,
  client,
  mailbox,
}) => {
  const owner = await signInByHand(site.url, accounts.owner, client);
  const evil = "News\r\nBcc: victim@evil.example";
  await callAction(
    `${site.url}/admin/account`,
    actionNamed("saveAccountAction"),
    { ...idleForms, name: evil, lang: "en" },
    { headers: owner },
  );
  await callAction(
    `${site.url}/admin/settings`,
    actionNamed("saveSettingsAction"),
    { ...idleForms, defaultLang: "en", timeZone: "UTC", "name.en": evil, "name.fa": evil },
    { headers: owner },
  );
  const { article } = await sendArticle(site.url, owner, "save", { title: evil });
  for (const email of [`a@readers.example\r\nBcc: b@evil.example`, "a\n@readers.example"]) {
    expect((await signUp(site, email, client)).body).not.toMatch(/Thank you\./);
  }
  readDatabase(site.dataDir, (db) => {
    const names = db.prepare("select name from staff union all select name from site_texts").pluck().all();
    const title = db.prepare("select title from articles where id = ?").pluck().get(article.id);
    for (const text of [...names, title ?? ""]) expect(text).not.toMatch(/[\r\n]/);
  });
  expect(mailbox.waiting("b@evil.example") + mailbox.waiting("victim@evil.example")).toBe(0);
});

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
  await confirm(site, await linkFrom(mailbox, known ?? "", "confirm"), client);
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
  const confirmation = await linkFrom(mailbox, email, "confirm");
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
  const leaving = await linkFrom(mailbox, email, "unsubscribe");
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
  const used = await linkFrom(mailbox, email, "confirm");
  await confirm(site, used, client);
  const leaving = await linkFrom(mailbox, email, "unsubscribe");
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

test("case 26: X-Forwarded-For counts only as far as proxies are trusted", async ({
  start,
  site,
  client,
}) => {
  const own = await start({ TRUST_PROXY: "0" });
  const statuses = [];
  for (let each = 1; each <= 31; each += 1) {
    statuses.push((await signUp(own, `${fresh("spoofed")}@readers.example`, `198.51.100.${each}`)).status);
  }
  expect(statuses.filter((status) => status === 429)).toHaveLength(1);
  // Behind one proxy the last address counts, not what the client put before it.
  const behind = [];
  for (let each = 1; each <= 31; each += 1) {
    const said = `198.51.100.${each}, ${client.replace(/^10/, "12")}`;
    behind.push((await signUp(site, `${fresh("spoofed")}@readers.example`, said)).status);
  }
  expect(behind.at(-1)).toBe(429);
});

test("case 27: no host, header or query of one reader gets into the page that others are given", async ({
  site,
}) => {
  const path = "/en/archive";
  const evil = "evil.example";
  const tries: Record<string, string>[] = [
    { Host: evil },
    { "X-Forwarded-Host": evil },
    { "X-Host": evil, "X-Forwarded-Server": evil },
    { Forwarded: `host=${evil}` },
    { "X-Forwarded-Proto": "https", "X-Forwarded-Port": "444" },
    { "X-Original-URL": "/admin", "X-Rewrite-URL": "/admin" },
    { RSC: "1", "Next-Router-State-Tree": "%5B%5D" },
    { "Next-Action": "x" },
    { Accept: "text/x-component" },
    { "Accept-Language": "fa" },
    { Cookie: "NEXT_LOCALE=fa; __prerender_bypass=1; __next_preview_data=1" },
    { "User-Agent": "<script>alert(1)</script>" },
    { Range: "bytes=0-10" },
    { "If-None-Match": "*" },
  ];
  const plain = (await call(site.url + path)).body;
  for (const headers of tries) {
    for (const query of ["", `?utm_source=${evil}`, `?_rsc=1&x=${evil}`, "?__nextLocale=fa"]) {
      await call(site.url + path + query, { headers });
      const after = await call(site.url + path);
      expect(after.body === plain, `${JSON.stringify(headers)} ${query}`).toBe(true);
      expect(after.headers["content-type"]).toContain("text/html");
    }
  }
  expect(plain).not.toContain(evil);
});

test("case 28: what is not published is nowhere: not in a page, feed, sitemap, search or social card", async ({
  site,
  accounts,
  client,
}) => {
  const editor = await signInByHand(site.url, accounts.editor, client);
  const [draft, scheduled, withdrawn] = ["draftword", "schedword", "withdrawnword"].map(
    (word) => `${word}${process.pid}${++count}`,
  ) as [string, string, string];
  const fields = (word: string) => ({
    title: word,
    standfirst: word,
    slug: word,
    markdown: `Text ${word}.`,
    tags: word,
  });
  await sendArticle(site.url, editor, "save", fields(draft));
  await sendArticle(site.url, editor, "schedule", { ...fields(scheduled), scheduledAt: "2999-01-01T10:00" });
  const { article } = await sendArticle(site.url, editor, "publish", fields(withdrawn));
  const pages = (word: string) => [
    "/en",
    "/en/archive",
    "/en/feed.xml",
    "/en/feed.json",
    "/sitemap.xml",
    "/news-sitemap.xml",
    `/en/search?q=${word}`,
    `/en/tags/${word}`,
    `/en/articles/${word}`,
    `/en/articles/${word}/card.png`,
  ];
  const holds = async (word: string) => {
    const found = [];
    for (const path of pages(word)) {
      const { status, body } = await call(site.url + path);
      const shown = path.includes(`q=${word}`)
        ? body.replaceAll(new RegExp(`value="${word}"|“${word}”|>${word}<`, "g"), "")
        : body;
      if (status === 200 && shown.includes(`/articles/${word}`)) found.push(path);
      else if (status === 200 && path.includes(`/articles/${word}`)) found.push(path);
    }
    return found;
  };
  expect((await holds(withdrawn)).length, "what is published is seen by this test").toBeGreaterThan(4);
  await sendArticle(site.url, editor, "withdraw", {
    ...fields(withdrawn),
    id: article.id,
    version: article.version,
  });
  for (const word of [draft, scheduled, withdrawn]) expect(await holds(word), word).toEqual([]);
  const sitemaps = (await call(`${site.url}/sitemap.xml`)).body.matchAll(/<loc>([^<]+)/g);
  for (const [, loc = ""] of sitemaps) {
    const { body } = await call(loc);
    for (const word of [draft, scheduled, withdrawn]) expect(body, loc).not.toContain(word);
  }
});

test("case 29: no address of the site leads to another one", async ({ site, accounts, client }) => {
  for (const path of [
    "//evil.example",
    "//evil.example/",
    "///evil.example/%2f..",
    "/\\evil.example",
    "/%5cevil.example",
    "/%2f%2fevil.example/",
    "/en//evil.example/",
    "/en/../../evil.example/",
    "/https://evil.example/",
    "/en?next=https://evil.example",
    "/admin/login?next=https://evil.example",
    "/admin/login?callbackUrl=https://evil.example",
    "/admin/confirm?back=https://evil.example",
    "/admin/confirm?back=//evil.example",
    "/newsletter/unsubscribe/x?to=https://evil.example",
    "/.well-known/change-password?to=https://evil.example",
    "/%0d%0aLocation:%20https://evil.example",
    "/en/%0d%0aSet-Cookie:%20a=b",
  ]) {
    const { status, headers, cookies } = await call(site.url + path);
    expect(status, path).toBeLessThan(500);
    const leadsTo = new URL(headers.location ?? "/", site.url);
    expect(leadsTo.host, path).toBe(new URL(site.url).host);
    expect(cookies, path).toEqual([]);
  }
  // Who is signed in already is led on at once.
  const headers = await signInByHand(site.url, accounts.owner, client);
  for (const [back, leadsTo] of [
    ["/admin/staff", "/admin/staff"],
    ["https://evil.example", "/admin/articles"],
    ["//evil.example/admin", "/admin/articles"],
    ["/\\evil.example/admin", "/admin/articles"],
    ["/admin/..//evil.example", "/admin/articles"],
    ["/\t/evil.example/admin", "/admin/articles"],
    ["/admin\r\nLocation: https://evil.example", "/admin/articles"],
    ["/admin/login", "/admin/articles"],
  ]) {
    const answer = await call(`${site.url}/admin/login?back=${encodeURIComponent(back ?? "")}`, { headers });
    expect([answer.status, answer.headers.location], back).toEqual([307, leadsTo]);
  }
});

test("case 30: nothing of the inside is given out: no file, no source map, no trace of an error", async ({
  site,
}) => {
  const style = /href="(\/_next\/static\/[^"]+\.css)"/.exec((await call(`${site.url}/en`)).body)?.[1] ?? "";
  const desk =
    /src="(\/_next\/static\/[^"]+\.js)"/.exec((await call(`${site.url}/admin/login`)).body)?.[1] ?? "";
  expect([style, desk].every(Boolean)).toBe(true);
  for (const path of [
    "/.env",
    "/.git/config",
    "/.git/HEAD",
    "/package.json",
    "/package-lock.json",
    "/next.config.js",
    "/tsconfig.json",
    "/db/schema/staff.ts",
    "/server/door.ts",
    "/.next/BUILD_ID",
    "/.next/server/app-paths-manifest.json",
    "/_next/BUILD_ID",
    "/_next/server/server-reference-manifest.json",
    "/data/apadana.db",
    "/apadana.db",
    "/apadana.db-wal",
    "/keys/sessions.key",
    "/data/keys/sessions.key",
    "/_next/static/../../package.json",
    "/_next/static/%2e%2e/%2e%2e/package.json",
    "/_next/static/..%5c..%5cpackage.json",
    `${style}.map`,
    `${desk}.map`,
    "/server-status",
    "/wp-login.php",
    "/actuator/env",
    "/debug",
    "/_next/image?url=http://127.0.0.1/&w=64&q=75",
    "/__nextjs_original-stack-frame",
    "/__nextjs_source-map?filename=package.json",
    "/en/articles/%00",
    "/en/articles/%ff%fe",
    `/en/articles/${"a".repeat(5000)}`,
    "/en/archive/99999/99",
    "/en/archive/2020/x",
    "/sitemaps/..%2f..%2fpackage.json",
    "/en/topics/constructor",
    "/en/topics/__proto__",
    "/constructor/articles/x",
  ]) {
    const answer = await call(site.url + path);
    expect([400, 404], path).toContain(answer.status);
    expect(answer.body, path).not.toMatch(inside);
  }
  for (const file of [style, desk]) {
    const { body, headers } = await call(site.url + file);
    expect(body).not.toContain("sourceMappingURL");
    expect(headers.sourcemap).toBeUndefined();
  }
});

test("what all of this left in the audit holds no reader's address, no password and no token", async ({
  site,
  accounts,
  mailbox,
  client,
}) => {
  const email = `${fresh("audited")}@readers.example`;
  await signUp(site, email, client);
  const link = await linkFrom(mailbox, email, "confirm");
  await confirm(site, link, client);
  const audit = readDatabase(site.dataDir, (db) => JSON.stringify(db.prepare("select * from audit").all()));
  expect(audit).toContain("subscribers.confirm");
  expect(audit).not.toMatch(/@readers\.example/);
  for (const { password } of Object.values(accounts)) expect(audit).not.toContain(password);
  expect(audit).not.toContain(link.split("/").at(-1));
});

function signUp(site: RunningServer, email: string, client: string, extra: Record<string, string> = {}) {
  return callAction(
    `${site.url}/en`,
    actionNamed("signUpAction"),
    { email, lang: "en", website: "", ...extra },
    { headers: { "X-Forwarded-For": client }, isScripted: false },
  );
}

function confirm(site: RunningServer, link: string, client: string) {
  const token = decodeURIComponent(link.split("/").at(-1) ?? "");
  return callAction(
    link,
    actionNamed("confirmAction"),
    { token, lang: "en" },
    { headers: { Origin: site.url, "X-Forwarded-For": client }, isScripted: false },
  );
}

async function linkFrom(mailbox: Mailbox, email: string, kind: "confirm" | "unsubscribe"): Promise<string> {
  const mail = await mailbox.take(email);
  const link = new RegExp(`http://localhost:\\d+/(?:en/)?newsletter/${kind}/[\\w-]+`).exec(
    mail.text ?? "",
  )?.[0];
  if (!link) throw new Error(`no link to ${kind} in: ${mail.text}`);
  return link;
}

function subscribersOf(site: RunningServer) {
  return readDatabase(site.dataDir, (db) =>
    db.prepare("select id, state from subscribers order by id").all(),
  );
}
