import assert from "node:assert/strict";
import { test } from "node:test";
import { seededAt, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { Forbidden, Invalid } from "../errors.ts";
import { arrangeFront } from "./front.ts";
import { orderFront } from "./front-places.ts";
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

test("a topic's block holds what does not lead the page already, and a topic without such articles has none", () => {
  const { lead, seconds, topics } = arrangeFront("en");
  const above = [lead, ...seconds].map((card) => card?.id);
  assert.equal(topics.length, 6);
  for (const { topic, cards } of topics) {
    assert.ok(
      cards.every(({ id, topicSlug }) => topicSlug === topic.slug && !above.includes(id)),
      topic.slug,
    );
  }
});

test("while few articles exist there are no blocks that would show them twice", () => {
  const owner = enlist("owner");
  const withdrawFrom = (place: number) => {
    for (const { id } of listLatest("en", { size: 100 }).rows.slice(place))
      withdrawArticle(owner, id, seededAt);
    const { lead, seconds, latest, topics } = arrangeFront("en");
    assert.ok(lead);
    return [seconds.length, latest.length, topics.length];
  };
  assert.deepEqual(withdrawFrom(5), [3, 1, 1]);
  assert.deepEqual(withdrawFrom(4), [3, 0, 0]);
});

test("what the desk put at the head leads, in its order, once; what is withdrawn leaves its place to the next", () => {
  const owner = enlist("owner");
  const newest = listLatest("en", { size: 12 }).rows.map(({ id }) => id);
  const [, , third, , fifth] = newest as [string, string, string, string, string];
  orderFront(owner, { lang: "en", ids: [fifth, third] }, seededAt);
  const shown = () => {
    const { lead, seconds, latest } = arrangeFront("en");
    return [lead, ...seconds, ...latest].map((card) => card?.id);
  };
  const others = newest.filter((id) => id !== third && id !== fifth);
  assert.deepEqual(shown(), [fifth, third, ...others]);
  withdrawArticle(owner, fifth, seededAt);
  assert.equal(shown()[0], third);
  orderFront(owner, { lang: "en", ids: [] }, seededAt);
  assert.equal(shown()[0], newest[0]);
});

test("only published articles of the language can be put there, four at most, by those who publish", () => {
  const owner = enlist("owner");
  const persian = listLatest("fa", { size: 5 }).rows.map(({ id }) => id);
  const english = listLatest("en", { size: 5 }).rows.map(({ id }) => id);
  assert.throws(() => orderFront(owner, { lang: "en", ids: persian.slice(0, 1) }, seededAt), Invalid);
  assert.throws(() => orderFront(owner, { lang: "en", ids: english }, seededAt), Invalid);
  assert.throws(() => orderFront(enlist("author"), { lang: "en", ids: [] }, seededAt), Forbidden);
});
