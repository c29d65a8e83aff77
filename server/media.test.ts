import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { Readable } from "node:stream";
import { after, before, beforeEach, test } from "node:test";
import { addPicture } from "#domain/media/add.ts";
import { listPictures } from "#domain/media/list-pictures.ts";
import { findMediaFile } from "#domain/media/open-file.ts";
import { receiveFile } from "#domain/media/receive.ts";
import { savePicture } from "#domain/media/save.ts";
import { readSettings } from "#domain/site/settings.ts";
import * as pictures from "#fixtures/pictures.ts";
import { seededAt, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { application } from "./application.ts";
import { createHttpServer } from "./serve.ts";

useTestDatabase();

let server: Server;
let id = "";
let path = "";

before(async () => {
  server = createHttpServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const next = async (req: IncomingMessage, res: ServerResponse) => {
    const isPage = /^\/(?:admin|en)\//.test(req.url ?? "");
    res.writeHead(isPage ? 200 : 404, { "Content-Type": "text/html" }).end("a page");
  };
  const settings = readSettings({ PORT: String(port()) });
  const { listener } = application({
    next,
    renderSitePage: async () => undefined,
    findStaticFile: async () => undefined,
    scriptsAhead: () => undefined,
    settings,
    isDev: false,
  });
  server.on("request", listener);
});
after(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(async () => {
  const received = await receiveFile(Readable.from([await pictures.jpeg()]));
  id = await addPicture(enlist("editor"), { ...received, name: "x.jpg" }, seededAt);
  path = listPictures("en", [id]).get(id)?.src ?? "";
});

const port = () => (server.address() as AddressInfo).port;

type Answer = { status: number; headers: IncomingMessage["headers"]; body: Buffer };

// Not fetch(): it would tidy an address before it is sent.
function ask(at: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: "127.0.0.1", port: port(), path: at, method, headers, agent: false },
      async (res) => {
        const chunks: Buffer[] = [];
        for await (const chunk of res) chunks.push(chunk);
        resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks) });
      },
    );
    sent.on("error", reject).end();
  });
}

test("a picture comes under its own type, for ever, and alone: nothing in it can run", async () => {
  const found = findMediaFile(path);
  assert.ok(found && "file" in found);
  const { status, headers, body } = await ask(path);
  assert.equal(status, 200);
  assert.deepEqual(body, readFileSync(found.file));
  assert.equal(headers["content-type"], "image/jpeg");
  assert.equal(headers["cache-control"], "public, max-age=31536000, immutable");
  assert.equal(headers["x-content-type-options"], "nosniff");
  assert.equal(headers["content-security-policy"], "default-src 'none'; sandbox");
  assert.equal(headers["content-length"], String(body.length));
  assert.equal((await ask(path.replace(".jpg", ".avif"))).headers["content-type"], "image/avif");
  const head = await ask(path, {}, "HEAD");
  assert.deepEqual(
    [head.status, head.headers["content-length"], head.body.length],
    [200, String(body.length), 0],
  );
});

test("who has a picture gets 304, who asks for a part gets it, and a part behind its end is refused", async () => {
  const whole = await ask(path);
  const etag = String(whole.headers.etag);
  assert.equal((await ask(path, { "if-none-match": etag })).status, 304);
  const parts: [string, number, Buffer][] = [
    ["bytes=0-9", 206, whole.body.subarray(0, 10)],
    ["bytes=10-", 206, whole.body.subarray(10)],
    ["bytes=-5", 206, whole.body.subarray(-5)],
    ["bytes=5-99999999", 206, whole.body.subarray(5)],
    ["Bytes=0-9", 206, whole.body.subarray(0, 10)],
    ["bytes=0-1,3-4", 200, whole.body],
    ["bytes=9-3", 200, whole.body],
    ["lines=1-2", 200, whole.body],
  ];
  for (const [range, status, body] of parts) {
    const answer = await ask(path, { range });
    assert.equal(answer.status, status, range);
    assert.deepEqual(answer.body, body, range);
  }
  assert.equal(
    (await ask(path, { range: "bytes=0-9" })).headers["content-range"],
    `bytes 0-9/${whole.body.length}`,
  );
  assert.equal((await ask(path, { range: "bytes=0-9" }, "HEAD")).status, 200);
  const behind = await ask(path, { range: "bytes=99999999-" });
  assert.deepEqual([behind.status, behind.headers["content-range"]], [416, `bytes */${whole.body.length}`]);
  assert.equal((await ask(path, { range: "bytes=0-9", "if-range": '"another"' })).status, 200);
  assert.equal((await ask(path, { range: "bytes=0-9", "if-range": etag })).status, 206);
});

test("the address of an old version leads to the present one, and whatever is no picture is not found", async () => {
  const texts = {};
  const cut = { cropX: "0", cropY: "0", cropWidth: "50", cropHeight: "100", focusX: "50", focusY: "50" };
  await savePicture(enlist("editor"), id, { texts, ...cut }, seededAt);
  const moved = await ask(path);
  assert.equal(moved.status, 302);
  assert.equal((await ask(String(moved.headers.location))).status, 200);
  for (const none of [
    "/media/",
    `/media/${id}`,
    `/media/${id}/original`,
    `/media/${id}/../../apadana.db`,
    `/media/%2e%2e/%2e%2e/apadana.db`,
    "/media/incoming/",
    "/media/..%2fkeys%2flookup.key",
    path.replace(".jpg", ".svg"),
    path.replace(id, "aaaaaaaaaaaaaaaa"),
  ]) {
    assert.equal((await ask(none)).status, 404, none);
  }
  assert.equal((await ask("/_next/image?url=%2Fa.png&w=640&q=75")).status, 404);
});

test("uploads alone may be large, and nobody but the site's own pages may send them", async () => {
  const origin = `http://localhost:${port()}`;
  const firstLine = (to: string, from: string, length: number) =>
    new Promise<string>((resolve) => {
      const socket = connect(port(), "127.0.0.1");
      let text = "";
      socket.on("data", (chunk) => {
        text += chunk;
        resolve(text.split("\r\n")[0] ?? "");
        socket.destroy();
      });
      socket.on("error", () => resolve(text));
      socket.write(`POST ${to} HTTP/1.1\r\nHost: x\r\nOrigin: ${from}\r\nContent-Length: ${length}\r\n\r\n`);
      socket.write(Buffer.alloc(1000));
    });
  assert.match(await firstLine("/admin/media/upload", origin, 100_000_000), / 200 /);
  assert.match(await firstLine("/admin/media/upload", "https://evil.example", 1000), / 403 /);
});
