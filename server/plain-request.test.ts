import assert from "node:assert/strict";
import { test } from "node:test";
import { readPlainRequest, rememberRequest } from "./plain-request.ts";

const request = (...headers: string[]) =>
  ["GET /en/a HTTP/1.1", "Host: site.example", "Accept-Encoding: br", ...headers, "", ""].join("\r\n");

// What is remembered is given again as the same object.
function isRemembered(text: string): boolean {
  const first = readPlainRequest(text);
  assert.ok(first, text);
  rememberRequest(text, first);
  return readPlainRequest(text) === first;
}

test("a request that any reader might make is remembered, so that it is read once", () => {
  assert.deepEqual(readPlainRequest(request()), { address: "/en/a", encoding: "br" });
  assert.ok(isRemembered(request()));
  assert.ok(isRemembered(request("User-Agent: Mozilla/5.0", "Accept-Language: fa")));
});

test("a request that tells who asked, or where they came from, is remembered nowhere", () => {
  for (const header of [
    "Cookie: a=b",
    "cookie: a=b",
    "Forwarded: for=203.0.113.7",
    "X-Forwarded-For: 203.0.113.7",
    "X-Real-IP: 203.0.113.7",
    "Referer: https://site.example/en",
  ]) {
    assert.deepEqual(readPlainRequest(request(header)), { address: "/en/a", encoding: "br" }, header);
    assert.ok(!isRemembered(request(header)), header);
    assert.ok(!isRemembered(request("Accept: */*", header, "DNT: 1")), header);
  }
});
