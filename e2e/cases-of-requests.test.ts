import { actionNamed, call, callAction, signInByHand } from "./calls.ts";
import { fresh, inside, signUp } from "./cases.ts";
import { expect, test } from "./journey.ts";

// Requests that say of themselves what is not so: headers, origins, hosts, addresses.

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
