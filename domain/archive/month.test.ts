import assert from "node:assert/strict";
import { test } from "node:test";
import { monthOf, readMonth } from "./month.ts";

const berlin = "Europe/Berlin";
const iso = (instant: number | undefined) => instant !== undefined && new Date(instant).toISOString();

test("a month begins and ends at midnight of the site's time zone, summer time or not", () => {
  const march = readMonth("en", "2026", "03", berlin);
  assert.equal(iso(march?.from), "2026-02-28T23:00:00.000Z");
  assert.equal(iso(march?.to), "2026-03-31T22:00:00.000Z");
});

test("Persian months are Jalali, and a leap year's last month has thirty days", () => {
  const esfand = readMonth("fa", "1403", "12", "Asia/Tehran");
  assert.equal(iso(esfand?.from), "2025-02-18T20:30:00.000Z");
  assert.equal(iso(esfand?.to), "2025-03-20T20:30:00.000Z");
});

test("December leads to the next year", () => {
  assert.equal(iso(readMonth("en", "2026", "12", "UTC")?.to), "2027-01-01T00:00:00.000Z");
});

test("a Persian address with a Gregorian year is read as Gregorian", () => {
  const month = readMonth("fa", "2026", "03", berlin);
  assert.equal(month?.calendar, "gregory");
  assert.equal(month?.from, readMonth("en", "2026", "03", berlin)?.from);
});

test("what is no month is refused", () => {
  for (const [year, month] of [
    ["2026", "13"],
    ["2026", "00"],
    ["2026", "1"],
    ["26", "01"],
    ["0900", "01"],
    ["1405", "09"],
  ] as const) {
    assert.equal(readMonth("en", year, month, berlin), undefined, `${year}/${month}`);
  }
});

test("an instant just after midnight belongs to the month that began in the site's time zone", () => {
  const instant = Date.UTC(2026, 10, 30, 23, 30);
  assert.equal(monthOf("en", instant, berlin).month, 12);
  assert.equal(monthOf("en", instant, "UTC").month, 11);
  assert.deepEqual([monthOf("fa", instant, berlin).year, monthOf("fa", instant, berlin).month], [1405, 9]);
});
