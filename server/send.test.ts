import assert from "node:assert/strict";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { acceptedEncoding, compressed } from "./compressed.ts";
import { send } from "./send.ts";

const text = "A page of text. ".repeat(100);
const server = createServer();
let url = "";

before(async () => {
  const bodies = await compressed(Buffer.from(text));
  server.on("request", (req, res) =>
    send(req, res, { status: 200, type: "text/html", bodies, etag: "abc", cacheControl: "no-cache" }),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => server.close());

test("the best encoding that the reader accepts is sent, and named", async () => {
  for (const [accepted, sent] of [
    ["gzip, deflate, br", "br"],
    ["gzip", "gzip"],
    ["br;q=0, gzip;q=0.5", "gzip"],
    ["identity", null],
  ] as const) {
    const answer = await fetch(url, { headers: { "Accept-Encoding": accepted } });
    assert.equal(answer.headers.get("content-encoding"), sent, accepted);
    assert.equal(answer.headers.get("vary"), "Accept-Encoding");
    assert.equal(await answer.text(), text);
  }
  assert.equal(acceptedEncoding(undefined), "identity");
  assert.equal(acceptedEncoding("*"), "br");
});

test("who has the page already gets 304 without a body", async () => {
  for (const etag of ['W/"abc"', '"abc"', 'W/"x", W/"abc"', "*"]) {
    const answer = await fetch(url, { headers: { "If-None-Match": etag } });
    assert.equal(answer.status, 304, etag);
    assert.equal(await answer.text(), "");
  }
  assert.equal((await fetch(url, { headers: { "If-None-Match": 'W/"other"' } })).status, 200);
});

test("HEAD says all that GET says, without the body", async () => {
  const length = await new Promise((resolve) => {
    request(url, { method: "HEAD" }, (res) => resolve(res.headers["content-length"])).end();
  });
  assert.equal(length, String(Buffer.byteLength(text)));
});
