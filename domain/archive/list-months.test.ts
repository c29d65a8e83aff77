import assert from "node:assert/strict";
import { test } from "node:test";
import { useTestDatabase } from "#fixtures/test-database.ts";
import { listBetween } from "../articles/list-published.ts";
import { listMonths } from "./list-months.ts";

useTestDatabase({ seed: "sample" });

for (const [lang, calendar] of [
  ["en", "gregory"],
  ["fa", "persian"],
] as const) {
  test(`the archive's months in ${lang} hold each article once, newest month first, and no month is empty`, () => {
    const months = listMonths(lang, "Europe/Berlin");
    assert.ok(months.length > 1);
    months.forEach((month, i) => {
      assert.equal(month.calendar, calendar);
      assert.ok(i === 0 || month.to <= (months[i - 1]?.from ?? 0));
      assert.equal(month.articles, listBetween(lang, month).rows.length);
      assert.ok(month.articles > 0);
    });
    const everything = listBetween(lang, { from: 0, to: Number.MAX_SAFE_INTEGER }).rows;
    assert.equal(
      months.reduce((sum, { articles }) => sum + articles, 0),
      everything.length,
    );
  });
}

test("a language without articles has no months", () => {
  assert.deepEqual(listMonths("xx", "Europe/Berlin"), []);
});
