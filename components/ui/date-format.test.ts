import assert from "node:assert/strict";
import { test } from "node:test";
import { dateFormat, formatDistance } from "./date-format.ts";

test("formats are made once, and not for each row of a page", () => {
  const day = (lang: string) => dateFormat(lang, { day: "numeric", timeZone: "UTC" });
  assert.equal(day("fa"), day("fa"));
  assert.equal(day("fa").format(0), "۱۱");
  assert.equal(day("en").format(0), "1");
  assert.equal(formatDistance("en", -1), "yesterday");
});
