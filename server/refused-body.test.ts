import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { test } from "node:test";
import { dropBody } from "./refused-body.ts";

test("a client that goes on sending its refused body still gets the answer", async (t) => {
  const server = createServer(async (req, res) => {
    await dropBody(req);
    res.writeHead(413, { Connection: "close" }).end("too large");
  });
  t.after(() => server.close());
  await once(server.listen(0, "127.0.0.1"), "listening");
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  socket.write("POST / HTTP/1.1\r\nHost: site\r\nContent-Length: 8000000\r\n\r\n");
  for (let part = 0; part < 8; part += 1) socket.write(Buffer.alloc(1_000_000, "a"));
  assert.match(await text(socket), /^HTTP\/1\.1 413 [\s\S]*too large/);
});
