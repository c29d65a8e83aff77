import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { after, before, test } from "node:test";
import { securityHeaders } from "./security-headers.ts";
import { answerUnreadable } from "./unreadable.ts";

const server = createServer({ maxHeaderSize: 4096 }, (_req, res) => res.end("read"));

before(async () => {
  answerUnreadable(server, securityHeaders({ isHttps: true }));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
after(() => server.close());

async function say(text: string): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1").setEncoding("latin1");
  let answer = "";
  socket.on("data", (part) => {
    answer += part;
  });
  socket.write(text);
  await once(socket, "close");
  return answer;
}

test("what is no request gets its status under the headers of every answer, and the connection ends", async () => {
  for (const [text, status] of [
    ["nonsense\r\n\r\n", "400 Bad Request"],
    ["GET / HTTP/1.1\r\nHost: a\r\nBad Name: x\r\n\r\n", "400 Bad Request"],
    [`GET / HTTP/1.1\r\nHost: a\r\nLong: ${"x".repeat(9000)}\r\n\r\n`, "431 Request Header Fields Too Large"],
  ] as const) {
    const answer = await say(text);
    assert.ok(answer.startsWith(`HTTP/1.1 ${status}\r\n`), answer.slice(0, 60));
    assert.match(answer, /\r\nContent-Security-Policy: default-src 'none'/);
    assert.match(answer, /\r\nStrict-Transport-Security: /);
    assert.match(answer, /\r\nConnection: close\r\n\r\n$/);
  }
  assert.match(await say("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"), /read$/);
});
