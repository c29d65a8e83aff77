import assert from "node:assert/strict";
import { test } from "node:test";
import { and, eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articles } from "#db/schema/articles.ts";
import { useTestDatabase } from "#fixtures/test-database.ts";
import { listBetween } from "../articles/list-published.ts";
import { listMonths } from "./list-months.ts";
import { monthOf } from "./month.ts";

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

test("a month's count follows what is published, moved to another month and taken away", () => {
  const counts = () => listMonths("fa", "Asia/Tehran").map(({ from, articles }) => [from, articles]);
  const before = counts();
  const some = db()
    .select()
    .from(articles)
    .where(and(eq(articles.lang, "fa"), eq(articles.status, "published")))
    .all();
  const month = monthOf("fa", some[0]?.publishedAt ?? 0, "Asia/Tehran");
  const isThatMonth = ({ publishedAt }: { publishedAt: number | null }) =>
    (publishedAt ?? 0) >= month.from && (publishedAt ?? 0) < month.to;
  const total = some.filter(isThatMonth).length;
  const countThere = () => counts().find(([from]) => from === month.from)?.[1] ?? 0;
  const id = some[0]?.id ?? "";
  assert.equal(countThere(), total);
  db()
    .update(articles)
    .set({ publishedAt: month.from - 1 })
    .where(eq(articles.id, id))
    .run();
  assert.equal(countThere(), total - 1);
  db().update(articles).set({ publishedAt: month.from }).where(eq(articles.id, id)).run();
  assert.equal(countThere(), total);
  db().update(articles).set({ status: "withdrawn" }).where(eq(articles.id, id)).run();
  assert.equal(countThere(), total - 1);
  db()
    .update(articles)
    .set({ status: "published", publishedAt: some[0]?.publishedAt })
    .where(eq(articles.id, id))
    .run();
  assert.deepEqual(counts(), before);
});

test("a language without articles has no months", () => {
  assert.deepEqual(listMonths("xx", "Europe/Berlin"), []);
});
