import assert from "node:assert/strict";
import { test } from "node:test";
import { translator } from "#components/messages/translator.ts";
import { dateFormat, formatDistance } from "./date-format.ts";

test("formats and translators are made once, and not for each row of a page", () => {
  const day = (lang: string) => dateFormat(lang, { day: "numeric", timeZone: "UTC" });
  assert.equal(day("fa"), day("fa"));
  assert.equal(day("fa").format(0), "۱۱");
  assert.equal(day("en").format(0), "1");
  assert.equal(formatDistance("en", -1), "yesterday");
  assert.equal(translator("fa", "issues"), translator("fa", "issues"));
  assert.notEqual(translator("fa", "issues"), translator("en", "issues"));
});
