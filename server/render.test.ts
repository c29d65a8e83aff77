import assert from "node:assert/strict";
import { test } from "node:test";
import { renderPath } from "./render.ts";

test("a render that has ended is finished when it closes: Next aborts one that is not", async () => {
  const seen: boolean[] = [];
  const rendered = await renderPath(
    async (_, res) => {
      res.once("close", () => seen.push(res.writableFinished));
      res.writeHead(203, { "x-kind": "test" });
      res.write("one ");
      res.end("two");
    },
    "/en",
    "localhost",
  );
  assert.deepEqual(
    [rendered.status, rendered.headers["x-kind"], String(rendered.body)],
    [203, "test", "one two"],
  );
  assert.deepEqual(seen, [true]);
});
