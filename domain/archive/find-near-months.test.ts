import assert from "node:assert/strict";
import { test } from "node:test";
import { useTestDatabase } from "#fixtures/test-database.ts";
import { findNearMonths } from "./find-near-months.ts";
import { listMonths } from "./list-months.ts";

useTestDatabase({ seed: "sample" });

test("a month's neighbours are the nearest ones with articles, in each language's calendar, and none beyond the ends", () => {
  for (const lang of ["en", "fa"]) {
    const months = listMonths(lang, "Europe/Berlin");
    months.forEach((month, i) => {
      const { earlier, later } = findNearMonths(lang, month, "Europe/Berlin");
      assert.equal(earlier?.from, months[i + 1]?.from);
      assert.equal(later?.from, months[i - 1]?.from);
    });
  }
});
