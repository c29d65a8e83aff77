import assert from "node:assert/strict";
import { once } from "node:events";
import { type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { setImmediate as nextTick } from "node:timers/promises";
import Database from "better-sqlite3";
import { dataDir, write } from "#db/client.ts";
import { topics } from "#db/schema/site.ts";
import { readSettings } from "#domain/site/settings.ts";
import { useTestDatabase } from "#fixtures/test-database.ts";
import { until } from "#fixtures/until.ts";
import { application } from "./application.ts";
import { openFastLane } from "./fast-lane.ts";
import { createHttpServer } from "./serve.ts";

// Over real HTTP; what stands behind the cache is a renderer that counts.

useTestDatabase({ seed: "sample" });

const rendered: string[] = [];
let answer: (path: string, res: ServerResponse) => void | Promise<void>;
let server: Server;

before(async () => {
  server = createHttpServer();
  const next = async (req: IncomingMessage, res: ServerResponse) => {
    rendered.push(req.url ?? "");
    await answer(req.url ?? "", res);
  };
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const settings = readSettings({ PORT: String(port()) });
  const { listener, ready } = application(
    {
      scriptsAhead: () => undefined,
      next,
      renderSitePage: async () => undefined,
      findStaticFile: async () => undefined,
      settings,
      isDev: false,
    },
    { patienceMs: 300 },
  );
  server.on("request", listener);
  openFastLane(server, ready);
});

after(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(async () => {
  // What was seen of another test's database is forgotten with the tick.
  await nextTick();
  rendered.length = 0;
  answer = page;
  // Each test begins with an empty cache: the generation moved on.
  write((tx) => tx.update(topics).set({ isSample: false }).run());
});

const port = () => (server.address() as AddressInfo).port;

function page(path: string, res: ServerResponse): void {
  res.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
  res.end(`<html><body>${path.replaceAll("<", "")}<script>1</script></body></html>`);
}

type Answer = { status: number; headers: IncomingMessage["headers"]; body: string };

function ask(
  path: string,
  options: { method?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port: port(), path, agent: false, ...options }, (res) => {
      const chunks: Buffer[] = [];
      res.on("data", (chunk) => chunks.push(chunk));
      res.on("end", () =>
        resolve({
          status: res.statusCode ?? 0,
          headers: res.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    sent.on("error", reject);
    sent.end();
  });
}

/** Sends bytes as they are and gives all that comes back until the server closes. */
async function raw(bytes: string, to = port()): Promise<string> {
  const socket = connect(to, "127.0.0.1");
  let text = "";
  socket.on("data", (chunk) => {
    text += chunk;
  });
  socket.write(bytes);
  await once(socket, "close");
  return text;
}

test("a thousand readers who wait for one cold page cause one render", async () => {
  answer = async (path, res) => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    page(path, res);
  };
  const answers = await Promise.all(Array.from({ length: 1000 }, () => ask("/en/articles/cold")));
  assert.ok(answers.every(({ status, body }) => status === 200 && body === answers[0]?.body));
  assert.deepEqual(rendered, ["/en/articles/cold"]);
});

test("unknown query names, a trailing slash and a foreign host all lead to the one page, and none of them into it", async () => {
  const plain = await ask("/en/articles/a");
  for (const [path, headers] of [
    ["/en/articles/a?utm_source=x&fbclid=1", {}],
    ["/en/articles/a/", {}],
    ["/%65n/%61rticles/a", {}],
    ["/en/articles/a", { host: "evil.example" }],
    ["http://evil.example/en/articles/a", {}],
    ["/en/articles/a", { "x-forwarded-host": "evil.example", "x-middleware-subrequest": "a:a:a" }],
    ["/en/articles/a", { rsc: "1", "next-router-prefetch": "1", accept: "text/x-component" }],
  ] as [string, Record<string, string>][]) {
    assert.equal((await ask(path, { headers })).body, plain.body);
  }
  assert.deepEqual(rendered, ["/en/articles/a"]);
});

test("a request of two hosts or of none is refused under every header, also for a page that is in memory", async () => {
  await ask("/en/articles/a");
  for (const hosts of ["Host: x\r\nHost: y\r\n", "X-Other: x\r\n"]) {
    const text = await raw(`GET /en/articles/a HTTP/1.1\r\n${hosts}Connection: close\r\n\r\n`);
    assert.match(text, /^HTTP\/1.1 400 /);
    assert.match(text, /\r\nX-Content-Type-Options: nosniff\r\n/);
  }
  assert.match(await raw("GET /en/articles/a HTTP/1.0\r\n\r\n"), /^HTTP\/1.1 200 /);
});

test("an address that begins with two slashes is no page, whatever stands between them", async () => {
  answer = (path, res) => (path.includes("/status/") ? page(path, res) : void res.writeHead(404).end());
  for (const path of ["//evil.example/en", "//en", "/\\evil.example/en", "//"]) {
    assert.equal((await ask(path)).status, 404, path);
  }
});

test("a page with boxes for frames lets in their hosts and no others, from memory too; every other page lets in none", async () => {
  answer = (path, res) => {
    if (!path.endsWith("film")) return page(path, res);
    res.writeHead(200, { "Content-Type": "text/html" });
    res.end(
      `<figure data-frame="https://player.vimeo.com/video/1"></figure><i data-frame="https://evil.example/"></i><p>&quot; data-frame=&quot;https://t.me/a/1&quot;</p>`,
    );
  };
  for (let time = 0; time < 2; time += 1) {
    const { headers } = await ask("/en/articles/film");
    assert.match(String(headers["content-security-policy"]), /; frame-src https:\/\/player\.vimeo\.com$/);
    assert.equal(headers["cross-origin-embedder-policy"], undefined);
    const other = await ask("/en/articles/plain");
    assert.doesNotMatch(String(other.headers["content-security-policy"]), /frame-src/);
    assert.equal(other.headers["cross-origin-embedder-policy"], "require-corp");
  }
  assert.equal(rendered.length, 2);
});

test("a page with a token in its address is stored nowhere, however the address is spelled", async () => {
  for (const path of [
    "/en/newsletter/confirm/a",
    "/en/newslette%72/confirm/a?x=%ff",
    "/en/newsletter/confir%6d/a/?y",
  ]) {
    assert.equal((await ask(path)).headers["cache-control"], "no-store", path);
  }
});

test("a failed render answers 500 and is not kept", async () => {
  answer = (path, res) => {
    if (path.includes("/status/")) return page(path, res);
    res.writeHead(500, { "Content-Type": "text/html" }).end("stack trace");
  };
  const failed = await ask("/en/articles/b");
  assert.equal(failed.status, 500);
  assert.ok(!failed.body.includes("stack trace"));
  assert.equal(failed.headers["cache-control"], "no-store");
  answer = page;
  assert.equal((await ask("/en/articles/b")).status, 200);
});

test("what does not exist is asked once, and again as soon as anything was published", async () => {
  answer = (path, res) => {
    if (path.includes("/status/")) return page(path, res);
    res.writeHead(404, { "Content-Type": "text/html" }).end();
  };
  assert.equal((await ask("/en/articles/none")).status, 404);
  assert.equal((await ask("/en/articles/none")).status, 404);
  assert.equal(rendered.filter((path) => path === "/en/articles/none").length, 1);
  answer = page;
  write((tx) => tx.update(topics).set({ isSample: true }).run());
  assert.equal((await ask("/en/articles/none")).status, 200);
});

test("a page's ETag answers 304, HEAD has its length and no body, and each encoding is its own", async () => {
  const first = await ask("/en/articles/c", { headers: { "accept-encoding": "br" } });
  assert.equal(first.headers["content-encoding"], "br");
  assert.match(String(first.headers.vary), /Accept-Encoding/);
  const etag = String(first.headers.etag);
  const again = await ask("/en/articles/c", { headers: { "if-none-match": etag } });
  assert.deepEqual([again.status, again.body], [304, ""]);
  const head = await ask("/en/articles/c", { method: "HEAD" });
  const identity = await ask("/en/articles/c");
  assert.equal(head.body, "");
  assert.equal(Number(head.headers["content-length"]), Buffer.byteLength(identity.body));
  assert.equal(rendered.length, 1);
  assert.ok(!identity.body.includes("<script>"));
});

test("a POST without the site's own Origin, without a length, or too long is refused before anything reads it", async () => {
  const origin = `http://localhost:${port()}`;
  assert.equal((await ask("/en", { method: "POST", headers: { "content-length": "0" } })).status, 403);
  assert.equal(
    (await ask("/en", { method: "POST", headers: { origin: "null", "content-length": "0" } })).status,
    403,
  );
  assert.equal(
    (await ask("/en", { method: "POST", headers: { origin, "transfer-encoding": "chunked" } })).status,
    411,
  );
  assert.match(
    await raw(`POST /en HTTP/1.1\r\nHost: x\r\nOrigin: ${origin}\r\nContent-Length: 5000000\r\n\r\n`),
    /^HTTP\/1.1 413 /,
  );
  assert.equal((await ask("/en", { method: "DELETE" })).status, 405);
  assert.ok(rendered.every((path) => path.includes("/status/")));
});

test("whatever a request expects, it is answered as any other, under our headers", async () => {
  const { status, headers } = await ask("/en/articles/expected", { headers: { Expect: "a miracle" } });
  assert.equal(status, 200);
  assert.match(String(headers["content-security-policy"]), /default-src 'none'/);
});

test("oversized headers get 431, a client that never finishes its headers 408", async () => {
  assert.match(
    await raw(`GET /en HTTP/1.1\r\nHost: x\r\nX-Long: ${"x".repeat(20_000)}\r\n\r\n`),
    /^HTTP\/1.1 431 /,
  );
  const impatient = createHttpServer({ patienceMs: 400 }).listen(0, "127.0.0.1");
  await once(impatient, "listening");
  const { port: to } = impatient.address() as AddressInfo;
  assert.match(await raw("GET /en HTTP/1.1\r\nHost: x\r\n", to), /^HTTP\/1.1 408 /);
  impatient.close();
  assert.equal(rendered.length, 0);
});

test("a form that never comes whole gets 408; pictures and lists of subscribers may take their time", async () => {
  const half = (path: string) =>
    raw(
      `POST ${path} HTTP/1.1\r\nHost: localhost:${port()}\r\nOrigin: http://localhost:${port()}\r\nContent-Length: 9\r\nConnection: close\r\n\r\nhalf`,
    );
  answer = (_path, res) => void setTimeout(() => res.end("took its time"), 1_200);
  assert.match(await half("/en/newsletter"), /^HTTP\/1.1 408 /);
  for (const path of ["/admin/media/upload", "/admin/subscribers/imports/file"])
    assert.match(await half(path), /^HTTP\/1.1 200 /);
});

test("a form that meets another's long transaction is asked to come back, and readers are answered meanwhile", async () => {
  const other = new Database(join(dataDir(), "apadana.db"));
  other.exec("begin immediate");
  const form = ask("/en/newsletter", {
    method: "POST",
    headers: { origin: `http://localhost:${port()}`, "content-type": "application/x-www-form-urlencoded" },
  });
  assert.equal((await ask("/en/articles/meanwhile")).status, 200);
  const { status, headers } = await form;
  other.exec("rollback");
  other.close();
  assert.equal(status, 503);
  assert.equal(headers["retry-after"], "5");
  assert.ok(!rendered.includes("/en/newsletter"));
});

test("a change that readers can see is in the next answer, also while a render from before it is under way", async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let text = "old";
  answer = async (_path, res) => {
    const seen = text;
    if (seen === "old") await held;
    res.writeHead(200, { "Content-Type": "text/html" }).end(seen);
  };
  const early = ask("/en/articles/d");
  await until(() => rendered.length > 0);
  write((tx) => tx.update(topics).set({ isSample: true }).run());
  text = "new";
  assert.equal((await ask("/en/articles/d")).body, "new");
  release();
  assert.equal((await early).body, "old");
  assert.equal((await ask("/en/articles/d")).body, "new");
});
