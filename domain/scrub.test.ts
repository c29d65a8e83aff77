import assert from "node:assert/strict";
import { test } from "node:test";
import { scrub } from "./scrub.ts";

test("addresses, passwords, tokens and credentials are hidden, and the rest stays readable", () => {
  for (const [text, scrubbed] of [
    ["550 <reader@example.org> unknown", "550 <[address]> unknown"],
    ["«خواننده@example.org»", "«[address]»"],
    ["GET /fa/newsletter/confirm/abcDEF-123?x=1", "GET /fa/newsletter/confirm/[hidden]?x=1"],
    ["/newsletter/unsubscribe/abc 404", "/newsletter/unsubscribe/[hidden] 404"],
    ["http://localhost:3000/admin/setup/abc", "http://localhost:3000/admin/setup/[hidden]"],
    ["connect smtp://user:pass@mail.example:587", "connect smtp://[hidden]@mail.example:587"],
    ['{"password":"hunter2","name":"x"}', '{"password":"[hidden]","name":"x"}'],
    ["password=hunter2&name=x", "password=[hidden]&name=x"],
    ["Authorization: Bearer abc.def", "Authorization: [hidden]"],
    ["cookie: apadana-session=abc; lang=fa", "cookie: [hidden]; lang=fa"],
    ["code: '123456',", "code: [hidden],"],
    ["code=elephants&x=1", "code=[hidden]&x=1"],
    ["code: 'elephants'", "code: [hidden]"],
    ["password: 'EELPHANTS'", "password: [hidden]"],
    ["{ code: 'SQLITE_FULL' }", "{ code: 'SQLITE_FULL' }"],
    ["code: 'ECONNREFUSED',", "code: 'ECONNREFUSED',"],
    ["SqliteError: no such table: topics", "SqliteError: no such table: topics"],
    [
      "at save (/srv/node_modules/@scope/pkg/index.js:1:2)",
      "at save (/srv/node_modules/@scope/pkg/index.js:1:2)",
    ],
  ] as const) {
    assert.equal(scrub(text), scrubbed);
  }
});
