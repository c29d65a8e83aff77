import assert from "node:assert/strict";
import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { test } from "node:test";
import { readSettings } from "#domain/site/settings.ts";
import { clientAddress, inspect } from "./door.ts";

const settings = readSettings({ SITE_URL: "https://news.example" });

function asked(method: string, headers: Record<string, string>): IncomingMessage {
  const req = new IncomingMessage(new Socket());
  req.method = method;
  req.headers = headers;
  return req;
}

test("what is asked of is the configured host, whatever the request says", () => {
  const req = asked("GET", { host: "evil.example", "x-forwarded-host": "evil.example" });
  assert.equal(inspect(req, "/en", settings), undefined);
  assert.equal(req.headers.host, "news.example");
  assert.equal(req.headers["x-forwarded-host"], undefined);
  assert.equal(req.headers["x-forwarded-proto"], "https");
});

test("a request of two hosts is none", () => {
  const req = asked("GET", { host: "news.example" });
  req.rawHeaders = ["Host", "news.example", "Host", "evil.example"];
  assert.equal(inspect(req, "/en", settings), 400);
});

test("a site on this machine answers to any loopback name", () => {
  const local = readSettings({ PORT: "3000" });
  const req = asked("POST", {
    host: "127.0.0.1:3000",
    origin: "http://127.0.0.1:3000",
    "content-length": "1",
  });
  assert.equal(inspect(req, "/en", local), undefined);
  const other = asked("POST", {
    host: "evil.example:3000",
    origin: "http://evil.example:3000",
    "content-length": "1",
  });
  assert.equal(inspect(other, "/en", local), 403);
});

test("a form's POST needs our own origin; a mail provider's unsubscribe needs none", () => {
  const post = (headers: Record<string, string>) => asked("POST", { "content-length": "5", ...headers });
  assert.equal(inspect(post({ origin: "https://news.example" }), "/en", settings), undefined);
  for (const origin of ["http://news.example", "https://news.example.evil.example", "null", ""]) {
    assert.equal(inspect(post({ origin }), "/en", settings), 403, origin);
  }
  assert.equal(inspect(post({}), "/admin/login", settings), 403);
  assert.equal(inspect(post({}), "/newsletter/unsubscribe/abc", settings), undefined);
});

test("a body's length is said before and bounded, more widely at the desk", () => {
  const post = (length?: number) =>
    asked("POST", {
      origin: "https://news.example",
      ...(length === undefined ? {} : { "content-length": String(length) }),
    });
  assert.equal(inspect(post(), "/en", settings), 411);
  assert.equal(inspect(post(100_001), "/en", settings), 413);
  assert.equal(inspect(post(100_001), "/admin/articles/x", settings), undefined);
  assert.equal(inspect(post(5_000_000), "/admin/articles/x", settings), 413);
  assert.equal(inspect(post(100_001), "/administration", settings), 413);
});

test("headers by which the framework talks to itself are dropped; component requests exist at the desk alone", () => {
  const said = {
    "x-middleware-subrequest": "x",
    "x-apadana-client": "1.2.3.4",
    "x-invoke-path": "/x",
    rsc: "1",
  };
  const reader = asked("GET", { ...said });
  inspect(reader, "/en", settings);
  assert.deepEqual(Object.keys(reader.headers).sort(), ["host", "x-forwarded-proto"]);
  const desk = asked("GET", { ...said });
  inspect(desk, "/admin/articles", settings);
  assert.equal(desk.headers.rsc, "1");
  assert.equal(desk.headers["x-middleware-subrequest"], undefined);
});

test("X-Forwarded-For counts only as far as proxies are trusted", () => {
  const req = asked("GET", { "x-forwarded-for": "6.6.6.6, 10.0.0.1, 10.0.0.2" });
  assert.equal(clientAddress(req, 0), "");
  assert.equal(clientAddress(req, 1), "10.0.0.2");
  assert.equal(clientAddress(req, 2), "10.0.0.1");
});

test("an address counts without the port and the brackets that a proxy wrote, and what is none does not count", () => {
  const said = (text: string) => clientAddress(asked("GET", { "x-forwarded-for": text }), 1);
  assert.equal(said("203.0.113.7:51234"), "203.0.113.7");
  assert.equal(said("[2001:db8::7]:51234"), "2001:db8::7");
  assert.equal(said("[2001:db8::7]"), "2001:db8::7");
  assert.equal(said("2001:db8::7"), "2001:db8::7");
  for (const none of ["unknown", "203.0.113.7:", "_hidden", "1.2.3"]) assert.equal(said(none), "", none);
});
