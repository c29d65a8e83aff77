import { actionNamed, call, callAction, readDatabase, sendArticle, signInByHand } from "./calls.ts";
import { fresh, idleForms, inside, signUp } from "./cases.ts";
import { expect, test } from "./journey.ts";

// Texts that would be something else: markup, links that run, forged documents, queries, headers of a mail.

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
