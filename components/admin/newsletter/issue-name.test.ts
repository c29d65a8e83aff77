import assert from "node:assert/strict";
import { test } from "node:test";
import { issueName } from "./issue-name.ts";

test("an issue is called by its subject in the person's language, or in another", () => {
  const issue = { subjects: { en: "Water", fa: "آب" }, slug: "2026-11-29" };
  assert.equal(issueName(issue, "fa"), "آب");
  assert.equal(issueName({ ...issue, subjects: { en: "Water" } }, "fa"), "Water");
});

test("an issue without a subject is called by its day in the calendar of the person's language, or by its address", () => {
  assert.equal(issueName({ subjects: {}, slug: "2026-11-29" }, "en"), "Issue of 29 November 2026");
  assert.equal(issueName({ subjects: {}, slug: "2026-11-29" }, "fa"), "شمارهٔ \u2068۸ آذر ۱۴۰۵\u2069");
  assert.equal(issueName({ subjects: {}, slug: "2026-11-29-2" }, "fa"), "شمارهٔ \u2068۸ آذر ۱۴۰۵ (۲)\u2069");
  assert.equal(issueName({ subjects: {}, slug: "spring" }, "en"), "Issue of spring");
  assert.equal(issueName({ subjects: {}, slug: "2026-13-99" }, "en"), "Issue of 2026-13-99");
});
