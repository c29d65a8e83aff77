import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, request, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { after, before, test } from "node:test";
import { dropUnread } from "./unread-answer.ts";

let answer: (res: ServerResponse) => void;
const server = createServer((_req, res) => {
  dropUnread(res, 200);
  answer(res);
});

before(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
after(() => server.close());

const port = () => (server.address() as AddressInfo).port;

test("a reader who takes nothing of a long answer is dropped", async () => {
  answer = (res) => res.end(Buffer.alloc(50_000_000));
  const socket = connect(port(), "127.0.0.1").pause();
  socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  const [taken] = (await once(server, "connection")) as [NodeJS.EventEmitter];
  await once(taken, "close");
  socket.destroy();
});

test("an answer that is long in the making is waited for", async () => {
  answer = (res) => void setTimeout(() => res.end("made"), 600);
  const sent = request({ host: "127.0.0.1", port: port(), agent: false }).end();
  const [res] = await once(sent, "response");
  assert.equal(Buffer.concat(await res.toArray()).toString(), "made");
});
