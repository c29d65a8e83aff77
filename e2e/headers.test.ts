import { jpeg } from "#fixtures/pictures.ts";
import { type Answer, call, sendArticle, signInByHand } from "./calls.ts";
import { expect, test } from "./journey.ts";
import { scoreAnswers } from "./observatory.ts";
import type { RunningServer } from "./server.ts";

// The site as it is behind a proxy that speaks TLS: its own address is https.
const siteUrl = "https://news.example";
const self = "default-src 'none'";

const addresses = {
  page: "/en",
  article: "/fa/articles/not-there",
  feed: "/en/feed.xml",
  robots: "/robots.txt",
  static: "/favicon.svg",
  health: "/healthz",
  first: "/",
  "unknown address": "/x/y/z",
  "unreadable address": "/en/%ff",
  "sign-in": "/admin/login",
  desk: "/admin/articles",
  "missing at the desk": "/admin/nothing",
  "security.txt": "/.well-known/security.txt",
  "image optimiser": "/_next/image?url=%2Ffavicon.svg&w=64&q=75",
};

let site: RunningServer;

test.beforeEach(async ({ start }) => {
  site = await start({ SITE_URL: siteUrl, SEED: "sample" });
});

const ask = (path: string, headers: Record<string, string> = {}) =>
  call(`http://localhost:${new URL(site.url).port}${path}`, {
    headers: { Host: "news.example", ...headers },
  });

test("every kind of answer carries the headers that keep a browser's other doors shut", async () => {
  const stylesheet = /href="(\/_next\/static\/[^"]+\.css)"/.exec((await ask("/en")).body)?.[1] ?? "";
  const refused = await call(`http://localhost:${new URL(site.url).port}/en`, { body: "a=b" });
  const answers: [string, Answer][] = [["refused POST", refused]];
  for (const [name, path] of Object.entries({ ...addresses, stylesheet }))
    answers.push([name, await ask(path)]);
  const notModified = await ask("/en", { "If-None-Match": answers[1]?.[1].headers.etag ?? "" });
  expect(notModified.status).toBe(304);
  answers.push(["not modified", notModified]);
  for (const [name, { headers }] of answers) {
    const policy = headers["content-security-policy"] ?? "";
    expect(policy, name).toContain(self);
    expect(policy, name).toContain("frame-ancestors 'none'");
    expect(policy, name).toContain("base-uri 'none'");
    expect(policy, name).toContain("form-action 'self'");
    expect(policy.match(/script-src[^;]*/)?.[0] ?? "", name).not.toMatch(/unsafe|\*|https?:/);
    expect(headers, name).toMatchObject({
      "strict-transport-security": "max-age=63072000; includeSubDomains; preload",
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-embedder-policy": "require-corp",
      "cross-origin-resource-policy": "same-origin",
      "x-frame-options": "DENY",
    });
    expect(headers["permissions-policy"], name).toContain("camera=()");
  }
});

test("a picture, a social card, a picture's original and an export come as what they are, and run nothing", async ({
  start,
}) => {
  const { openAccount } = await import("#fixtures/accounts.ts");
  const account = await openAccount(site.dataDir, "owner");
  const own = await start({}, site.dataDir);
  const owner = await signInByHand(own.url, account, "10.8.8.9");
  const post = (path: string, body: FormData | string) =>
    call(own.url + path, { headers: { ...owner, Origin: own.url, Accept: "application/json" }, body });
  const form = new FormData();
  form.set("file", new File([new Uint8Array(await jpeg())], "<script>.html", { type: "text/html" }));
  const [{ id: mediaId }] = JSON.parse((await post("/admin/media/upload", form)).body).pictures;
  const slug = "with-a-picture";
  await sendArticle(own.url, owner, "publish", { title: "With a picture", slug, leadMediaId: mediaId });
  const page = (await ask(`/en/articles/${slug}`)).body;
  const addressIn = (pattern: RegExp) => pattern.exec(page)?.[0] ?? "no such address";
  const picture = addressIn(/\/media\/[\w-]{16}\/[\w-]{16}\/[fc]\d+\.jpg/);
  const card = addressIn(/\/media\/cards\/[^"]+\.jpg/);
  const files: [string, Answer, RegExp][] = [
    ["picture", await ask(picture), /^image\/jpeg$/],
    ["picture in WebP", await ask(picture.replace(".jpg", ".webp")), /^image\/webp$/],
    ["picture in AVIF", await ask(picture.replace(".jpg", ".avif")), /^image\/avif$/],
    ["part of a picture", await ask(picture, { Range: "bytes=0-9" }), /^image\/jpeg$/],
    ["social card", await ask(card), /^image\/jpeg$/],
    [
      "original",
      await call(`${own.url}/admin/media/${mediaId}/original`, { headers: owner }),
      /^image\/webp$/,
    ],
    ["export", await post("/admin/subscribers/export/file", "state=confirmed"), /^text\/csv/],
  ];
  for (const [name, { status, headers }, type] of files) {
    expect([200, 206], name).toContain(status);
    expect(headers["content-type"], name).toMatch(type);
    expect(headers["content-security-policy"], name).toBe("default-src 'none'; sandbox");
    expect(headers, name).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "x-frame-options": "DENY",
      "cross-origin-opener-policy": "same-origin",
    });
    if (name === "export") expect(headers["content-disposition"]).toMatch(/^attachment; filename="[\w.-]+"$/);
    if (/original|export/.test(name)) expect(headers["cache-control"], name).toContain("no-store");
    else expect(headers["strict-transport-security"], name).toContain("max-age=63072000");
  }
  expect((await ask(picture.replace(".jpg", ".html"))).status).toBe(404);
});

test("no answer names the software behind it or its version", async () => {
  for (const [name, path] of Object.entries(addresses)) {
    const { headers, body } = await ask(path);
    for (const header of ["server", "x-powered-by", "x-generator", "via", "x-aspnet-version"]) {
      expect(headers[header], `${name}: ${header}`).toBeUndefined();
    }
    expect(body, name).not.toMatch(/<meta[^>]+name="generator"/i);
    expect(body, name).not.toMatch(/<generator>|next\.js|node\.js|react@|version":"\d+\.\d+\.\d+/i);
    expect(Object.keys(headers).join(" "), name).not.toMatch(/x-nextjs|x-vercel/);
  }
});

test("what carries a token or belongs to a person is stored nowhere", async () => {
  for (const path of [
    "/admin/login",
    "/admin/articles",
    "/admin/setup/abc",
    "/en/newsletter/confirm/abc",
    "/en/newsletter/preferences/abc",
    "/en/newsletter/unsubscribe/abc",
  ]) {
    expect((await ask(path)).headers["cache-control"], path).toContain("no-store");
  }
});

test("the session's cookie is bound to this host, hidden from scripts and sent over TLS alone", async ({
  start,
}) => {
  const { openAccount } = await import("#fixtures/accounts.ts");
  const account = await openAccount(site.dataDir, "owner");
  await expect(signInByHand(site.url, account, "10.8.8.8")).rejects.toThrow("403");
  const own = await start({}, site.dataDir);
  expect((await signInByHand(own.url, account, "10.8.8.8")).Cookie).toMatch(/^apadana-session=/);
});

test("Mozilla's Observatory gives the site's pages A+ with all the points that it can get", async () => {
  const preflight = await call(`http://localhost:${new URL(site.url).port}/en`, {
    method: "OPTIONS",
    headers: { Host: "news.example", Origin: "https://http-observatory.security.mozilla.org" },
  });
  const redirected = { from: "http://news.example/", to: `${siteUrl}/en` };
  const page = await scoreAnswers(siteUrl, { page: await ask("/en"), preflight, redirected });
  // Left out of 145: 5 for a list of browsers that a site gets onto by asking, 5 for cookies and 5 for the digests of script
  // files, and readers get neither cookies nor script files.
  expect(page).toMatchObject({ grade: "A+", score: 130 });
  expect(Object.entries(page.parts).filter(([, { modifier }]) => modifier < 0)).toEqual([]);
  const signIn = await scoreAnswers(siteUrl, { page: await ask("/admin/login"), preflight, redirected });
  expect(signIn.grade).toBe("A+");
  expect(signIn.score).toBeGreaterThanOrEqual(125);
  expect(Object.entries(signIn.parts).filter(([, { modifier }]) => modifier < 0)).toEqual([]);
});

test("security.txt and change-password are where programs look for them", async () => {
  const text = await ask("/.well-known/security.txt");
  expect(text.headers["content-type"]).toMatch(/^text\/plain/);
  expect(text.body).toMatch(/^Contact: https:\/\/news\.example\/en$/m);
  expect(Date.parse(/^Expires: (.+)$/m.exec(text.body)?.[1] ?? "")).toBeGreaterThan(Date.now());
  const change = await ask("/.well-known/change-password");
  expect([change.status, change.headers.location]).toEqual([302, "/admin/account"]);
});
