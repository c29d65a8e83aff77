import assert from "node:assert/strict";
import { test } from "node:test";
import { db } from "#db/client.ts";
import { articles } from "#db/schema/articles.ts";
import { useTestDatabase } from "#fixtures/test-database.ts";
import { findMonth } from "./find-month.ts";
import { listMonths } from "./list-months.ts";
import type { Month } from "./month.ts";

useTestDatabase({ seed: "sample" });

const zone = "Europe/Berlin";
const find = (lang: string, { year, month }: Pick<Month, "year" | "month">) =>
  findMonth(lang, String(year), String(month).padStart(2, "0"), zone);

test("a month is one where the language has published articles in it, and none in between, before or after", () => {
  for (const lang of ["en", "fa"]) {
    const months = listMonths(lang, zone);
    const [newest, oldest] = [months[0], months.at(-1)];
    assert.ok(newest && oldest);
    for (let { year, month } = oldest; year <= newest.year + 1; [year, month] = next(year, month)) {
      const isListed = months.some((each) => each.year === year && each.month === month);
      assert.equal(find(lang, { year, month }) !== undefined, isListed, `${lang} ${year}/${month}`);
    }
    assert.equal(find(lang, { year: oldest.year - 1, month: 1 }), undefined);
  }
});

test("a month is gone with its last article", () => {
  const [month] = listMonths("en", zone);
  assert.ok(month && find("en", month));
  db().update(articles).set({ status: "withdrawn" }).run();
  assert.equal(find("en", month), undefined);
});

const next = (year: number, month: number) =>
  (month === 12 ? [year + 1, 1] : [year, month + 1]) as [number, number];
