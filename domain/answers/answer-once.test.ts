import assert from "node:assert/strict";
import { test } from "node:test";
import { db } from "#db/client.ts";
import { answeredForms } from "#db/schema/server.ts";
import { seededAt as now, useTestDatabase } from "#fixtures/test-database.ts";
import { minute } from "../durations.ts";
import { answerOnce, forgetOldAnswers } from "./answer-once.ts";

useTestDatabase();

const rows = () => db().select().from(answeredForms).all();

/** A form's work that counts how often it is done. */
function counted(answer: (count: number) => Promise<string | undefined> | string | undefined) {
  let count = 0;
  const work = async () => {
    count += 1;
    return answer(count);
  };
  return { work, count: () => count };
}

test("a form that comes again is done once and answered alike, also while the first one is at work", async () => {
  const { promise: come, resolve } = Promise.withResolvers<void>();
  const { work, count } = counted(async (times) => {
    await come;
    return `answer ${times}`;
  });
  const both = [answerOnce(["a", "1"], work, now), answerOnce(["a", "1"], work, now)];
  resolve();
  assert.deepEqual(await Promise.all(both), ["answer 1", "answer 1"]);
  assert.equal(await answerOnce(["a", "1"], work, now + 9 * minute), "answer 1");
  assert.equal(count(), 1);
});

test("another person's form, another form and one with other words are done each", async () => {
  const { work } = counted((times) => `answer ${times}`);
  assert.equal(await answerOnce(["a", "1"], work, now), "answer 1");
  assert.equal(await answerOnce(["b", "1"], work, now), "answer 2");
  assert.equal(await answerOnce(["a", "2"], work, now), "answer 3");
});

test("what did nothing, or failed, is tried anew by the next", async () => {
  const { work, count } = counted((times) => {
    if (times === 1) throw new Error("the disk is full");
    return times === 2 ? undefined : "done";
  });
  await assert.rejects(answerOnce(["a"], work, now), /the disk is full/);
  assert.equal(await answerOnce(["a"], work, now), undefined);
  assert.equal(await answerOnce(["a"], work, now), "done");
  assert.equal(await answerOnce(["a"], work, now), "done");
  assert.equal(count(), 3);
});

test("an answer is kept under seal, and for ten minutes", async () => {
  const { work, count } = counted(() => "a link that is shown once");
  await answerOnce(["a"], work, now);
  assert.ok(!rows()[0]?.answerSealed?.includes("link"));
  await answerOnce(["a"], work, now + 10 * minute + 1);
  assert.equal(count(), 2);
  forgetOldAnswers(now + 15 * minute);
  assert.equal(rows().length, 1);
  forgetOldAnswers(now + 21 * minute);
  assert.deepEqual(rows(), []);
});
