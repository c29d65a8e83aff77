import assert from "node:assert/strict";
import { test } from "node:test";
import { seededAt, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { arrangeFront } from "./front.ts";
import { listLatest } from "./list-published.ts";
import { withdrawArticle } from "./withdraw.ts";

useTestDatabase({ seed: "sample" });

test("the newest article leads, three follow it, and the latest go on after them without repeating one", () => {
  const newest = listLatest("en", { size: 12 }).rows.map(({ id }) => id);
  const { lead, seconds, latest } = arrangeFront("en");
  assert.deepEqual(
    [lead, ...seconds, ...latest].map((card) => card?.id),
    newest,
  );
  assert.equal(seconds.length, 3);
});

test("a topic's block repeats the lead only when the topic has nothing else", () => {
  const { lead, seconds, topics } = arrangeFront("en");
  const above = [lead, ...seconds].map((card) => card?.id);
  assert.equal(topics.length, 6);
  for (const { topic, cards } of topics) {
    const repeated = cards.filter(({ id }) => above.includes(id));
    assert.ok(repeated.length === 0 || repeated.length === cards.length, topic.slug);
    assert.ok(cards.every(({ topicSlug }) => topicSlug === topic.slug));
  }
});

test("while few articles exist there are no blocks that would show them twice", () => {
  const owner = enlist("owner");
  for (const { id } of listLatest("en", { size: 100 }).rows.slice(4)) withdrawArticle(owner, id, seededAt);
  const { lead, seconds, latest, topics } = arrangeFront("en");
  assert.ok(lead);
  assert.deepEqual([seconds.length, latest.length, topics.length], [3, 0, 0]);
});
