import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { after, before, beforeEach, test } from "node:test";
import { setImmediate as nextTick } from "node:timers/promises";
import { promisify } from "node:util";
import { write } from "#db/client.ts";
import { topics } from "#db/schema/site.ts";
import { useTestDatabase } from "#fixtures/test-database.ts";
import { until } from "#fixtures/until.ts";
import { type FastLane, openFastLane } from "./fast-lane.ts";
import { readPlainRequest } from "./plain-request.ts";
import { readerCache } from "./reader-cache.ts";
import { readyAnswers } from "./ready-answers.ts";

useTestDatabase({ seed: "sample" });

// Node's own server says so in each of its answers; what comes without those words came by the fast lane.
const byNode = "by Node's server";
const cache = readerCache(1_000_000);
const ready = readyAnswers(cache, [["X-Content-Type-Options", "nosniff"]]);
let received = "";
const server = createServer(async (req, res) => {
  received = (await req.setEncoding("latin1").toArray()).join("");
  res.end(byNode);
});
let lane: FastLane;

before(async () => {
  lane = openFastLane(server, ready, { idleMs: 200 });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
after(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(async () => {
  await nextTick();
  await keep("/en/a", "the page");
});

async function keep(address: string, text: string): Promise<void> {
  const headers = { "content-type": "text/html; charset=utf-8" };
  ready.admit(await cache.find(address, async () => ({ status: 200, headers, body: Buffer.from(text) })));
}

async function open(): Promise<Socket> {
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  await once(socket, "connect");
  return socket.setEncoding("latin1");
}

/** Writes packets one by one, and gives what comes back until `isWhole` says that it is all. */
async function say(
  socket: Socket,
  packets: string[],
  isWhole = (text: string) => /the page$|by Node's server$|400 Bad Request/.test(text),
): Promise<string> {
  let text = "";
  const collect = (chunk: string) => {
    text += chunk;
  };
  socket.on("data", collect);
  for (const packet of packets) {
    socket.write(packet);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  while (!isWhole(text)) await once(socket, "data");
  socket.off("data", collect);
  return text;
}

async function ask(...packets: string[]): Promise<string> {
  const socket = await open();
  const text = await say(socket, packets);
  socket.destroy();
  return text;
}

const request = (path: string, ...headers: string[]) =>
  [`GET ${path} HTTP/1.1`, "Host: site.example", ...headers, "", ""].join("\r\n");

test("a plain GET for a kept page is answered at once, with every header and the encoding asked for", async () => {
  const plain = await ask(request("/en/a"));
  assert.match(plain, /^HTTP\/1\.1 200 OK\r\n/);
  assert.match(plain, /\r\nX-Content-Type-Options: nosniff\r\n/);
  assert.match(plain, /\r\nDate: \w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT\r\n/);
  assert.match(plain, /\r\nContent-Length: 8\r\n/);
  assert.match(plain, /\r\n\r\nthe page$/);
  const socket = await open();
  const zipped = request("/en/a", "Accept-Encoding: gzip", "User-Agent: test", "Sec-Fetch-Mode: navigate");
  await say(socket, [zipped], (text) => /\r\nContent-Encoding: gzip\r\n/.test(text));
  socket.destroy();
});

test("who says more of themselves is answered the same, again and again", async () => {
  for (const header of ["Cookie: a=b", "X-Forwarded-For: 203.0.113.7", "Referer: https://site.example/en"]) {
    for (const _time of [1, 2]) assert.match(await ask(request("/en/a", header)), /the page$/, header);
  }
});

test("of requests only those for kept pages stay in memory: another's address may hold a token", async () => {
  const kept = async (path: string) => {
    const text = request(path, "User-Agent: this test");
    await ask(text);
    const read = readPlainRequest(text);
    return readPlainRequest(text) === read;
  };
  assert.equal(await kept("/en/a"), true);
  assert.equal(await kept("/en/newsletter/preferences/secret"), false);
});

test("whatever is not exactly that goes to Node's server, byte for byte", async () => {
  const plain = request("/en/a");
  for (const packets of [
    [request("/en/b")],
    [request("/en/b").replace("GET", "POST").replace("\r\n\r\n", "\r\nContent-Length: 2\r\n\r\nhi")],
    [plain.replace("HTTP/1.1", "HTTP/1.0")],
    [request("/en/a?x=1")],
    [plain.slice(0, 20), plain.slice(20)],
    [`${request("/en/a", "Content-Length: 4")}body`],
    [request("/en/a", "Content-Length: 0")],
    [`${request("/en/a", "Transfer-Encoding: chunked")}0\r\n\r\n`],
    [request("/en/a", 'If-None-Match: "x"')],
    [request("/en/a", "Range: bytes=0-1")],
    [request("/en/a", "Connection: close")],
    [request("/en/a", "X-Unknown: 1")],
    [request("/en/a", "Host: other.example")],
    [request("/en/a", "Accept-Encoding: gzip", "accept-encoding: br")],
  ]) {
    assert.ok((await ask(...packets)).includes(byNode), packets.join("|"));
  }
});

test("what follows a connection to Node's server arrives whole, after pages by the fast lane", async () => {
  const socket = await open();
  assert.match(await say(socket, [request("/en/a")]), /the page$/);
  const parts = Array.from({ length: 5 }, (_, i) => String(i).repeat(50_000));
  const post = request("/en/b", "Content-Length: 250000").replace("GET", "POST");
  assert.match(await say(socket, [post, ...parts]), new RegExp(`${byNode}$`));
  assert.equal(received, parts.join(""));
  assert.match(await say(socket, [request("/en/a")]), new RegExp(`${byNode}$`));
  socket.destroy();
});

test("a connection that ended is one less, whichever way it was answered and whoever ended it", async () => {
  const count = promisify(server.getConnections.bind(server));
  const allEnded = () => until(async () => (await count()) === 0);
  await allEnded();
  const [left, cut, taken] = [await open(), await open(), await open()];
  for (const socket of [left, cut]) await say(socket, [request("/en/a")]);
  await say(taken, [request("/en/b")]);
  assert.equal(await count(), 3);
  left.end();
  cut.resetAndDestroy();
  taken.end();
  await allEnded();
});

test("headers that are not HTTP get Node's 400", async () => {
  for (const wrong of ["Bad Name: x", "X: a\u0000b"]) {
    assert.match(await ask(request("/en/a", wrong)), /^HTTP\/1\.1 400 /, wrong);
  }
  assert.match(await ask("GET /en/a HTTP/1.1\r\n\r\n"), /^HTTP\/1\.1 400 /);
});

test("several requests in one packet are all answered", async () => {
  const socket = await open();
  const both = request("/en/a") + request("/en/a");
  await say(socket, [both], (text) => text.split(byNode).length === 3);
  socket.destroy();
});

test("a change that readers can see is in the next answer on the same connection", async () => {
  const socket = await open();
  assert.match(await say(socket, [request("/en/a")]), /the page$/);
  assert.match(await say(socket, [request("/en/a")]), /the page$/);
  write((tx) => tx.update(topics).set({ isSample: false }).run());
  await nextTick();
  assert.match(await say(socket, [request("/en/a")]), new RegExp(byNode));
  socket.destroy();
});

test("a connection that is quiet ends; one that asks now and then goes on", async () => {
  const [quiet, asking, silent] = [await open(), await open(), await open()];
  const ended = Promise.all([once(quiet.resume(), "close"), once(silent.resume(), "close")]);
  await say(quiet, [request("/en/a")]);
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  while (!isOver) assert.match(await say(asking, [request("/en/a")]), /the page$/);
  assert.match(await say(asking, [request("/en/a")]), /the page$/);
  asking.destroy();
});

test("closing ends the connections that wait", async () => {
  const socket = await open();
  await say(socket, [request("/en/a")]);
  const ended = once(socket, "close");
  await lane.close();
  await ended;
});
