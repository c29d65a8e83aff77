import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { problemsOf } from "./problems.ts";

test("a schema's key names the problem; where zod speaks a sentence of its own, the field could not be read", () => {
  const schema = z.object({ title: z.string().max(1, "tooLong"), version: z.coerce.number() });
  const { error } = schema.safeParse({ title: "xx", version: "no number" });
  assert.deepEqual(error && problemsOf(error), { title: "tooLong", version: "unreadable" });
});
