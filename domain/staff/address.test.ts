import assert from "node:assert/strict";
import { test } from "node:test";
import { staffAddress } from "./address.ts";

test("an address is one in any case and with blanks around it", () => {
  assert.equal(staffAddress(" Parvin.S+desk@News.Example "), "parvin.s+desk@news.example");
  assert.equal(staffAddress("owner@localhost"), "owner@localhost");
});

test("what only looks like an address, or like another one, is none", () => {
  for (const typed of [
    '"a@evil"@x.example',
    "a@evil.example@x.example",
    "a＠x.example",
    "a﹫x.example",
    "аdmin@x.example",
    "\u212aate@x.example",
    "ı@x.example",
    "a@xn--x.exаmple",
    "a@x\u3002example",
    "a b@x.example",
    "a@x.example\r\nBcc: b@x.example",
    "a\u200b@x.example",
    ".a@x.example",
    "a@x",
    "a@-x.example",
    "",
  ])
    assert.equal(staffAddress(typed), undefined, JSON.stringify(typed));
});
