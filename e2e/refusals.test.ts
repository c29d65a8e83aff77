import { request } from "node:http";
import { expect, test } from "./journey.ts";

// What comes to the door by hand, not from our own forms: a clear answer, nothing of the inside.

const inside = /at .+\.[jt]sx?:\d|node_modules|sqlite|drizzle|SQLITE_|apadana\.db|Error:/i;

test("a POST without an origin, from another site or of a sandbox is refused", async ({ site }) => {
  for (const Origin of [undefined, "https://evil.example", "null"]) {
    const answer = await post(`${site.url}/en`, {
      headers: Origin ? { Origin } : {},
      body: "email=a@b.example",
    });
    expect(answer.status, String(Origin)).toBe(403);
    expect(answer.body).toMatch(/<html lang="en"/);
    expect(answer.body).not.toMatch(inside);
  }
});

test("a body of 5 MB is refused with a clear answer, in public and at the desk", async ({ site }) => {
  const body = Buffer.alloc(5_000_000, "a");
  for (const path of ["/en", "/admin/login"]) {
    const answer = await post(site.url + path, { headers: { Origin: site.url }, body });
    expect(answer.status, path).toBe(413);
    expect(answer.body).not.toMatch(inside);
  }
});

test("a form of a page from before an upgrade, or of no page, is answered by a page in the reader's language", async ({
  site,
  expected,
}) => {
  expected.push(/Server Action|ignore-listed|Read more: https:\/\/nextjs\.org|^ +at /);
  for (const [field, status] of [
    [`$ACTION_ID_${"40".padEnd(42, "a")}`, 409],
    ["email", 400],
  ] as const) {
    const body = new FormData();
    body.set(field, "");
    const answer = await fetch(`${site.url}/fa`, { method: "POST", headers: { Origin: site.url }, body });
    expect(answer.status).toBe(status);
    expect(await answer.text()).toMatch(/<html lang="fa"/);
  }
});

test("other methods are refused by name, and say what is allowed", async ({ site }) => {
  for (const method of ["PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"]) {
    const answer = await fetch(`${site.url}/en`, { method });
    expect(answer.status, method).toBe(405);
    expect(answer.headers.get("allow")).toBe("GET, HEAD, POST");
  }
});

test("files of the machine and of the build stay out of reach", async ({ site }) => {
  for (const path of [
    "/.env",
    "/package.json",
    "/data/apadana.db",
    "/apadana.db",
    "/_next/../package.json",
    "/%2e%2e/package.json",
    "/_next/static/..%2f..%2fpackage.json",
    "/_next/image?url=%2Ffavicon.svg&w=64&q=75",
    "/en/status/500",
    "/xx",
    "/en/articles/%00",
    "/en/articles/%ff",
  ]) {
    const answer = await fetch(site.url + path);
    expect([400, 404], path).toContain(answer.status);
    expect(await answer.text(), path).not.toMatch(inside);
  }
});

test("Next's own headers, said from outside, open no door", async ({ site }) => {
  const headers = {
    "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy",
    "x-invoke-path": "/admin/articles",
    "x-matched-path": "/admin/articles",
    "x-forwarded-host": "evil.example",
  };
  const desk = await fetch(`${site.url}/admin/articles`, { headers, redirect: "manual" });
  expect(desk.status).toBe(307);
  expect(desk.headers.get("location")).toMatch(/^(?:http:\/\/localhost:\d+)?\/admin\/login$/);
  const home = await fetch(`${site.url}/en`, { headers });
  expect(home.status).toBe(200);
  expect(await home.text()).not.toContain("evil.example");
});

test("a component request gets a reader's page and never fills the cache with something else", async ({
  site,
}) => {
  const flight = await fetch(`${site.url}/en`, { headers: { RSC: "1", "Next-Router-State-Tree": "[]" } });
  expect(flight.headers.get("content-type")).toContain("text/html");
  const page = await fetch(`${site.url}/en`);
  expect(await page.text()).toContain("<html");
});

test("an unknown name in the query is no part of the page, and a long one is cut", async ({ site }) => {
  const plain = await (await fetch(`${site.url}/en`)).text();
  expect(await (await fetch(`${site.url}/en?utm_source=x&lang=fa`)).text()).toBe(plain);
  const long = await fetch(`${site.url}/en?after=${"x".repeat(9000)}`);
  expect(long.status).toBe(200);
});

test("public pages carry the headers that keep a browser's other doors shut, and no cookie", async ({
  site,
}) => {
  const { headers } = await fetch(`${site.url}/en`);
  expect(headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(headers.get("content-security-policy")).not.toContain("unsafe");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("referrer-policy")).toBe("same-origin");
  expect(headers.get("x-powered-by")).toBeNull();
  expect(headers.getSetCookie()).toEqual([]);
});

function post(
  url: string,
  { headers, body }: { headers: Record<string, string>; body: string | Buffer },
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const req = request(url, {
      method: "POST",
      headers: {
        "Content-Type": "application/x-www-form-urlencoded",
        "Content-Length": Buffer.byteLength(body),
        ...headers,
      },
    });
    req.on("response", (res) => {
      let text = "";
      res.setEncoding("utf8").on("data", (part) => {
        text += part;
      });
      res.on("end", () => resolve({ status: res.statusCode ?? 0, body: text }));
    });
    req.on("error", reject);
    req.end(body);
  });
}
