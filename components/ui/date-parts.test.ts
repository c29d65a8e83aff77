import assert from "node:assert/strict";
import { test } from "node:test";
import { digitsIn, monthNames, partsFromSent, sentFromParts } from "./date-parts.ts";
import { noDate } from "./no-date.ts";

const none = { day: "", month: "", year: "", hour: "", minute: "" };

test("a time is told in the Persian calendar and sent in the Gregorian one", () => {
  const parts = { day: "۸", month: "9", year: "۱۴۰۵", hour: "۱۴", minute: "۳۰" };
  assert.equal(sentFromParts(parts, "fa", true), "2026-11-29T14:30");
  assert.deepEqual(partsFromSent("2026-11-29T14:30", "fa"), {
    day: "8",
    month: "9",
    year: "1405",
    hour: "14",
    minute: "30",
  });
  assert.equal(sentFromParts({ ...none, day: "1", month: "1", year: "1404" }, "fa", false), "2025-03-21");
});

test("what is sent comes back from its parts, day by day over leap years of both calendars", () => {
  for (const locale of ["en-GB", "fa"]) {
    for (let day = Date.UTC(2024, 0, 1); day < Date.UTC(2027, 0, 1); day += 86_400_000) {
      const value = `${new Date(day).toISOString().slice(0, 10)}T09:05`;
      assert.equal(sentFromParts(partsFromSent(value, locale), locale, true), value);
    }
  }
});

test("a day that a month lacks, an hour that no clock has and a half of a date are no date", () => {
  const parts = { day: "30", month: "12", year: "1405", hour: "9", minute: "0" };
  assert.equal(sentFromParts(parts, "fa", true), noDate);
  assert.equal(sentFromParts({ ...parts, year: "1408" }, "fa", true), "2030-03-20T09:00");
  assert.equal(sentFromParts({ ...parts, day: "31", month: "2", year: "2026" }, "en-GB", true), noDate);
  assert.equal(sentFromParts({ ...parts, day: "1", hour: "24" }, "fa", true), noDate);
  assert.equal(sentFromParts({ ...parts, day: "1", minute: "" }, "fa", true), noDate);
  assert.equal(sentFromParts({ ...none, year: "1405" }, "fa", false), noDate);
  assert.equal(sentFromParts({ ...parts, day: "1", year: "99999" }, "fa", true), noDate);
});

test("a field that is left empty sends nothing, and one that holds no date is empty", () => {
  assert.equal(sentFromParts(none, "fa", true), "");
  for (const value of ["", noDate, "2026-02-31", "2026-13-01T10:00"]) {
    assert.deepEqual(partsFromSent(value, "fa"), none);
  }
});

test("months have the names of the language's calendar, and digits its shapes", () => {
  assert.equal(monthNames("fa")[0], "فروردین");
  assert.equal(monthNames("fa")[11], "اسفند");
  assert.equal(monthNames("en-GB")[0], "January");
  assert.equal(monthNames("en-GB")[11], "December");
  assert.equal(digitsIn("1٤0۵/", "fa"), "۱۴۰۵");
  assert.equal(digitsIn("۱۴", "en-GB"), "14");
});
