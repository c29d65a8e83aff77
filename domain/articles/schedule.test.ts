import assert from "node:assert/strict";
import { test } from "node:test";
import { db } from "#db/client.ts";
import { generation } from "#db/schema/server.ts";
import { articleInput } from "#fixtures/article-input.ts";
import { seededAt as now, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { hour } from "../durations.ts";
import { Forbidden, Invalid, NotFound } from "../errors.ts";
import { findArticleForDesk } from "./find-for-desk.ts";
import { findPublishedArticle } from "./find-published.ts";
import { publishArticle } from "./publish.ts";
import { coming, going, runSchedule } from "./run-schedule.ts";
import { keepArticle, saveArticle } from "./save.ts";
import { scheduleArticle, scheduleWithdrawal } from "./schedule.ts";

useTestDatabase();

const currentGeneration = () => db().select().from(generation).all()[0]?.value;

test("an article that is published for a while appears and goes at its instants, and not before", () => {
  const times = { publishAt: now + hour, withdrawAt: now + 2 * hour };
  const { id } = scheduleArticle(enlist("editor"), articleInput({ title: "For an hour" }), times, now);
  assert.deepEqual(runSchedule(now + hour), { published: 1, withdrawn: 0 });
  assert.deepEqual(runSchedule(now + 2 * hour - 1), { published: 0, withdrawn: 0 });
  assert.ok(findPublishedArticle("en", "for-an-hour"));
  assert.deepEqual(runSchedule(now + 2 * hour), { published: 0, withdrawn: 1 });
  assert.equal(findPublishedArticle("en", "for-an-hour"), undefined);
  const article = findArticleForDesk(enlist("owner"), id);
  assert.deepEqual([article?.status, article?.scheduledAt, article?.withdrawAt], ["withdrawn", null, null]);
});

test("after a downtime that swallowed both instants readers never see it", () => {
  const times = { publishAt: now + hour, withdrawAt: now + 2 * hour };
  scheduleArticle(enlist("editor"), articleInput({ title: "Too late" }), times, now);
  assert.deepEqual(runSchedule(now + 3 * hour), { published: 1, withdrawn: 1 });
  assert.equal(findPublishedArticle("en", "too-late"), undefined);
  assert.deepEqual(runSchedule(now + 4 * hour), { published: 0, withdrawn: 0 });
});

test("an article that cannot come out holds up no other, and above all no withdrawal", () => {
  const editor = enlist("editor");
  const times = { publishAt: now + hour, withdrawAt: null };
  const damaged = scheduleArticle(editor, articleInput({ title: "Damaged" }), times, now);
  scheduleArticle(editor, articleInput({ title: "Whole" }), times, now);
  const { id } = publishArticle(editor, articleInput({ title: "In danger" }), now);
  scheduleWithdrawal(editor, { id, withdrawAt: now + hour }, now);
  db().$client.prepare("update articles set body = '{' where id = ?").run(damaged.id);
  assert.throws(() => runSchedule(now + hour), SyntaxError);
  assert.ok(findPublishedArticle("en", "whole"));
  assert.equal(findPublishedArticle("en", "in-danger"), undefined);
  assert.deepEqual(coming().all({ now: now + hour }), [{ id: damaged.id, at: now + hour }]);
});

test("a withdrawal is set for what readers see or will see, changed, and taken back", () => {
  const editor = enlist("editor");
  const { id } = publishArticle(editor, articleInput({ title: "For now" }), now);
  scheduleWithdrawal(editor, { id, withdrawAt: now + hour }, now);
  scheduleWithdrawal(editor, { id, withdrawAt: null }, now);
  assert.deepEqual(runSchedule(now + 2 * hour), { published: 0, withdrawn: 0 });
  assert.throws(() => scheduleWithdrawal(editor, { id, withdrawAt: now }, now), Invalid);
  const draft = saveArticle(editor, articleInput(), now);
  assert.throws(() => scheduleWithdrawal(editor, { id: draft.id, withdrawAt: now + hour }, now), NotFound);
  assert.throws(() => scheduleWithdrawal(enlist("author"), { id, withdrawAt: now + hour }, now), Forbidden);
});

test("a time that somebody set meanwhile is not replaced by one who does not know of it", () => {
  const editor = enlist("editor");
  const input = articleInput({ title: "Set by two" });
  const none = { scheduledAt: null, withdrawAt: null };
  scheduleArticle(editor, input, { publishAt: now + hour, withdrawAt: now + 3 * hour, known: none }, now);
  const later = { publishAt: now + 2 * hour, withdrawAt: null };
  assert.throws(
    () => scheduleArticle(editor, input, { ...later, known: none }, now),
    new Invalid({
      scheduledAt: { key: "timeSet", values: { when: new Date(now + hour) } },
      withdrawAt: { key: "timeSet", values: { when: new Date(now + 3 * hour) } },
    }),
  );
  const first = { scheduledAt: now + hour, withdrawAt: now + 3 * hour };
  const { id } = scheduleArticle(editor, input, { ...later, known: first }, now);
  assert.deepEqual(runSchedule(now + 2 * hour), { published: 1, withdrawn: 0 });

  scheduleWithdrawal(editor, { id, withdrawAt: now + 4 * hour, known: none }, now);
  const known = { scheduledAt: null, withdrawAt: now + 4 * hour };
  scheduleWithdrawal(editor, { id, withdrawAt: null, known }, now);
  assert.throws(
    () => scheduleWithdrawal(editor, { id, withdrawAt: now + 5 * hour, known }, now),
    new Invalid({ withdrawAt: "timeTakenBack" }),
  );
  scheduleWithdrawal(editor, { id, withdrawAt: null, known }, now);
});

test("an article cannot go before it came", () => {
  const times = { publishAt: now + 2 * hour, withdrawAt: now + hour };
  assert.throws(
    () => scheduleArticle(enlist("editor"), articleInput(), times, now),
    (error: Invalid) => error.fields.withdrawAt?.key === "beforePublishing",
  );
});

test("what the article and its times lack is told at once", () => {
  const input = articleInput({ title: " ", markdown: "", sourceUrl: "nowhere" });
  const times = { publishAt: now, withdrawAt: Number.NaN };
  assert.throws(
    () => scheduleArticle(enlist("editor"), input, times, now),
    new Invalid({
      sourceUrl: "badAddressWeb",
      title: "required",
      body: "required",
      scheduledAt: "inPast",
      withdrawAt: "badDate",
    }),
  );
});

test("what is scheduled comes out with the text of its last save, which always is one fit to come out", () => {
  const editor = enlist("editor");
  const input = articleInput({ title: "Ready" });
  scheduleArticle(editor, input, { publishAt: now + hour }, now);
  keepArticle(editor, { ...input, version: 1, title: "Readier", slug: "ready" }, { isAutosave: true }, now);
  const emptied = { ...input, version: 2, title: "" };
  assert.throws(() => keepArticle(editor, emptied, { isAutosave: true }, now), Invalid);
  runSchedule(now + hour);
  assert.equal(findPublishedArticle("en", "ready")?.title, "Readier");
});

test("while nothing is due nothing is written", () => {
  scheduleArticle(enlist("editor"), articleInput(), { publishAt: now + hour }, now);
  const before = currentGeneration();
  runSchedule(now);
  assert.equal(currentGeneration(), before);
});

test("looking for what is due reads what has an instant to come alone, however many articles there are", () => {
  for (const [due, index] of [
    [coming, "articles_due"],
    [going, "articles_going"],
  ] as const) {
    const { sql } = due().getQuery();
    const plan = db()
      .$client.prepare<unknown[], { detail: string }>(`explain query plan ${sql}`)
      .all(...Array.from({ length: sql.split("?").length - 1 }, () => 0))
      .map(({ detail }) => detail);
    assert.match(plan.join("\n"), new RegExp(`USING INDEX ${index} `));
  }
});
