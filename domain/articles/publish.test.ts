import assert from "node:assert/strict";
import { test } from "node:test";
import { articleInput } from "#fixtures/article-input.ts";
import { seededAt as now, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { hour } from "../durations.ts";
import { Forbidden, Invalid } from "../errors.ts";
import { findPublishedArticle } from "./find-published.ts";
import { listLatest } from "./list-published.ts";
import { publishArticle } from "./publish.ts";
import { runSchedule } from "./run-schedule.ts";
import { scheduleArticle } from "./schedule.ts";
import { withdrawArticle } from "./withdraw.ts";

useTestDatabase();

test("a published article is at its address and first in the list", () => {
  const saved = publishArticle(enlist("editor"), articleInput({ title: "News" }), now);
  assert.equal(findPublishedArticle("en", "news")?.publishedAt, now);
  assert.equal(listLatest("en").rows[0]?.id, saved.id);
});

test("without title or text nothing is published, and nothing is saved", () => {
  const input = articleInput({ title: "", markdown: "" });
  assert.throws(
    () => publishArticle(enlist("editor"), input, now),
    (error: Invalid) => Object.keys(error.fields).sort().join() === "body,title",
  );
  assert.deepEqual(listLatest("en").rows, []);
});

test("authors and translators write, but do not publish", () => {
  for (const role of ["author", "translator"] as const) {
    assert.throws(() => publishArticle(enlist(role), articleInput(), now), Forbidden);
    assert.throws(
      () => scheduleArticle(enlist(role), articleInput(), { publishAt: now + hour }, now),
      Forbidden,
    );
  }
});

test("a scheduled article appears when its instant has come, and not before", () => {
  scheduleArticle(enlist("editor"), articleInput({ title: "Later" }), { publishAt: now + hour }, now);
  assert.equal(runSchedule(now + hour - 1).published, 0);
  assert.equal(findPublishedArticle("en", "later"), undefined);
  assert.equal(runSchedule(now + hour).published, 1);
  assert.equal(findPublishedArticle("en", "later")?.publishedAt, now + hour);
  assert.equal(runSchedule(now + hour).published, 0);
});

test("a time that is past or no time at all cannot be scheduled, nor what readers already see", () => {
  const editor = enlist("editor");
  const input = articleInput();
  assert.throws(() => scheduleArticle(editor, input, { publishAt: now }, now), Invalid);
  assert.throws(() => scheduleArticle(editor, input, { publishAt: Number.NaN }, now), Invalid);
  publishArticle(editor, input, now);
  assert.throws(
    () => scheduleArticle(editor, { ...input, version: 1 }, { publishAt: now + hour }, now),
    (error: Invalid) => error.fields.form?.key === "alreadyPublished",
  );
});

test("a withdrawn article that comes back keeps the instant of its first publishing", () => {
  const editor = enlist("editor");
  const input = articleInput({ title: "Twice" });
  publishArticle(editor, input, now);
  withdrawArticle(editor, input.id, now + 1);
  publishArticle(editor, { ...input, version: 1 }, now + 2 * hour);
  assert.equal(findPublishedArticle("en", "twice")?.publishedAt, now);
});

test("lists are paged by key: every article once, in order, however they are cut", () => {
  const editor = enlist("editor");
  const titles = Array.from({ length: 45 }, (_, i) => `Article ${i}`);
  // Three to an instant, so that the key's second half decides too.
  for (const [i, title] of titles.entries()) {
    publishArticle(editor, articleInput({ title }), now + Math.floor(i / 3));
  }
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = listLatest("en", after ? { after } : {});
    seen.push(...page.rows.map((row) => row.title));
    after = page.next;
  } while (after);
  assert.equal(seen.length, 45);
  assert.deepEqual([...seen].sort(), [...titles].sort());
});
