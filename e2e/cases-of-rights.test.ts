import { actionNamed, call, callAction, readDatabase, sendArticle, signInByHand } from "./calls.ts";
import { fresh, idleForms, signUp } from "./cases.ts";
import { expect, test } from "./journey.ts";

// Somebody signed in who asks for more than is theirs, and somebody who is not.

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
