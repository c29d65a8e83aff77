import assert from "node:assert/strict";
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { test } from "node:test";
import { formRoom } from "./form-room.ts";

function exchange(size: number): [IncomingMessage, ServerResponse] {
  const req = new IncomingMessage(new Socket());
  req.headers["content-length"] = String(size);
  return [req, new ServerResponse(req)];
}

test("large forms share a room, small ones always fit, and an answered one leaves", () => {
  const room = formRoom(5_000_000);
  const first = exchange(3_000_000);
  assert.equal(room.admit(...first), true);
  assert.equal(room.admit(...exchange(3_000_000)), false);
  assert.equal(room.admit(...exchange(2_000_000)), true);
  assert.equal(room.admit(...exchange(100_000)), true);
  assert.equal(room.admit(...exchange(100_001)), false);
  first[1].emit("close");
  assert.equal(room.admit(...exchange(3_000_000)), true);
});
