import assert from "node:assert/strict";
import { test } from "node:test";
import { Invalid } from "../errors.ts";
import { checkAddress } from "./address.ts";

const good: [typed: string, address: string][] = [
  ["reader@example.org", "reader@example.org"],
  ["  Reader.Name+news@Example.ORG \n", "Reader.Name+news@example.org"],
  ["\u200freader@example.org\u200e", "reader@example.org"],
  ["o'brien_1@mail.example.co.uk", "o'brien_1@mail.example.co.uk"],
  ["reader@Bücher.example", "reader@xn--bcher-kva.example"],
  ["reader@نامه\u200cای.com", "reader@xn--mgba3gch31f060k.com"],
  ["reader@example.ایران", "reader@example.xn--mgba3a4f16a"],
];

const bad: [typed: string, problem: string][] = [
  ["", "required"],
  [" \u200f ", "required"],
  ["reader", "badAddress"],
  ["reader@", "badAddress"],
  ["@example.org", "badAddress"],
  ["reader@localhost", "badAddress"],
  ["reader@127.0.0.1", "badAddress"],
  ["reader@[127.0.0.1]", "badAddress"],
  ["reader@example..org", "badAddress"],
  ["reader@-example.org", "badAddress"],
  ["reader@example.org.", "badAddress"],
  [".reader@example.org", "badAddress"],
  ["rea der@example.org", "badAddress"],
  ['"a@evil.example"@example.org', "badAddress"],
  ['"a"@example.org', "badAddress"],
  ["a@evil.example@example.org", "badAddress"],
  ["a(comment)@example.org", "badAddress"],
  ["reader＠example.org", "badAddress"],
  ["reader﹫example.org", "badAddress"],
  ["a＠evil.example@example.org", "badAddress"],
  ["reader@evil＠example.org", "badAddress"],
  ["reader@evil%40example.org", "badAddress"],
  ["reader@exa\u0000mple.org", "badAddress"],
  ["reader@example.org\r\nBcc: all@example.org", "badAddress"],
  ["reader\r\n@example.org", "badAddress"],
  ["Reader <reader@example.org>", "badAddress"],
  ["reader@example.org,other@example.org", "badAddress"],
  ["reader@example。org", "badAddress"],
  [`${"a".repeat(65)}@example.org`, "badAddress"],
  [`reader@${"a".repeat(64)}.org`, "badAddress"],
  [`reader@${"a.".repeat(130)}org`, "badAddress"],
  ["x".repeat(1_000_000), "badAddress"],
];

test("an address keeps what stands before the @; its domain is lower-cased and in punycode", () => {
  for (const [typed, address] of good) assert.equal(checkAddress(typed), address, JSON.stringify(typed));
});

test("what is no plain address, looks like another or breaks a header is refused beside the field", () => {
  for (const [typed, problem] of bad) {
    assert.throws(
      () => checkAddress(typed),
      (error) => error instanceof Invalid && error.fields.email?.key === problem,
      JSON.stringify(typed.slice(0, 60)),
    );
  }
});
