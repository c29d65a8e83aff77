import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { db } from "#db/client.ts";
import { throttles } from "#db/schema/server.ts";
import { seededAt as now, useTestDatabase } from "#fixtures/test-database.ts";
import { searchLimit, takeSearch } from "./limit.ts";

useTestDatabase();
mock.timers.enable({ apis: ["setTimeout"] });

const search = (address: string, times: number, at = now) =>
  Array.from({ length: times }, () => takeSearch(address, at)).filter((waitMs) => waitMs > 0).length;

test("a network may search ten times a second, then waits until its minute is over; others do not", () => {
  assert.equal(search("203.0.113.1", searchLimit.most), 0);
  assert.ok(search("203.0.113.1", 40) > 0);
  assert.equal(search("203.0.113.2", 40), 0);
  assert.equal(search("203.0.113.1", 1, now + 30_000), 1);
  assert.equal(search("203.0.113.1", 40, now + searchLimit.windowMs + 1), 0);
});

test("a household's addresses of IPv6 count together", () => {
  for (let host = 1; host <= searchLimit.most; host += 1)
    takeSearch(`2001:db8:1:2::${host.toString(16)}`, now);
  assert.ok(search("2001:db8:1:2:ffff::1", 40) > 0);
  assert.equal(search("2001:db8:1:3::1", 40), 0);
});

test("a disk that takes nothing more keeps nobody from searching", () => {
  const { $client } = db();
  $client.pragma("query_only = ON");
  try {
    assert.equal(search("203.0.113.9", 2 * searchLimit.most), 0);
  } finally {
    $client.pragma("query_only = OFF");
  }
});

test("who searched stays in memory for a minute at most", () => {
  const counted = () => db().select().from(throttles).all().length;
  mock.timers.tick(searchLimit.windowMs);
  search("203.0.113.20", 19);
  mock.timers.tick(searchLimit.windowMs);
  search("203.0.113.20", 19);
  assert.equal(counted(), 0);
  search("203.0.113.20", 1);
  assert.equal(counted(), 1);
});
