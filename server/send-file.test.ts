import assert from "node:assert/strict";
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { test } from "node:test";
import { sendFile } from "./send-file.ts";

const answer = { file: import.meta.filename, type: "text/plain", etag: "x", cacheControl: "no-store" };

test("a reader who left before the first byte is no failure", async () => {
  const req = new IncomingMessage(new Socket());
  req.method = "GET";
  const res = new ServerResponse(req);
  res.destroy();
  assert.equal(await sendFile(req, res, answer), true);
});
