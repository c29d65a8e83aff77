import assert from "node:assert/strict";
import { test } from "node:test";
import { instantFromZoned, zonedFromInstant } from "./zoned-time.ts";

const iso = (at: number | undefined) => (at === undefined ? undefined : new Date(at).toISOString());

test("a time of the wall clock becomes the instant it means in the zone, winter and summer", () => {
  assert.equal(iso(instantFromZoned("2026-01-15T09:30", "Europe/Berlin")), "2026-01-15T08:30:00.000Z");
  assert.equal(iso(instantFromZoned("2026-07-15T09:30", "Europe/Berlin")), "2026-07-15T07:30:00.000Z");
  assert.equal(iso(instantFromZoned("2026-07-15T09:30", "Asia/Tehran")), "2026-07-15T06:00:00.000Z");
});

test("a time that the clocks skip counts as the hour after it", () => {
  assert.equal(iso(instantFromZoned("2026-03-29T02:30", "Europe/Berlin")), "2026-03-29T01:30:00.000Z");
  assert.equal(zonedFromInstant(Date.UTC(2026, 2, 29, 1, 30), "Europe/Berlin"), "2026-03-29T03:30");
});

test("of a time that comes twice the first counts", () => {
  assert.equal(iso(instantFromZoned("2026-10-25T02:30", "Europe/Berlin")), "2026-10-25T00:30:00.000Z");
});

test("an instant and its wall clock time lead to each other", () => {
  for (const zone of ["UTC", "Europe/Berlin", "Asia/Tehran", "Asia/Kathmandu", "America/St_Johns"]) {
    const at = Date.UTC(2026, 10, 23, 22, 5);
    assert.equal(instantFromZoned(zonedFromInstant(at, zone), zone), at, zone);
  }
});

test("what is no time gives nothing", () => {
  for (const text of [
    "",
    "tomorrow",
    "2026-02-30T10:00",
    "2026-01-01T25:00",
    "2026-01-01",
    "2026-01-01T10:00Z",
  ]) {
    assert.equal(instantFromZoned(text, "UTC"), undefined, text);
  }
});
