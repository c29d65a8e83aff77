import assert from "node:assert/strict";
import { test } from "node:test";
import { addressAtEnd } from "./typed-links.ts";

test("a typed address is found without the signs of its sentence, and with brackets of its own", () => {
  const found = (text: string) => addressAtEnd(text)?.address;
  for (const text of [
    "See https://x.example/a, ",
    "(https://x.example/a)",
    "(see https://x.example/a).",
    "«https://x.example/a»،",
    "“https://x.example/a”? ",
    "نشانی: https://x.example/a؛",
    "https://x.example/a...",
  ])
    assert.equal(found(text), "https://x.example/a", text);
  assert.equal(found("https://x.example/Salt_(film), "), "https://x.example/Salt_(film)");
  assert.equal(found("(https://x.example/Salt_(film))"), "https://x.example/Salt_(film)");
  assert.equal(found("https://x.example/?q=a,b;c#d!"), "https://x.example/?q=a,b;c#d");
  for (const text of ["https://x.example/a and", "https://", "xhttps://x.example", "https://.", ""])
    assert.equal(found(text), undefined, text);
});
