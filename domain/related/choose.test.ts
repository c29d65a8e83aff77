import assert from "node:assert/strict";
import { test } from "node:test";
import { day } from "../durations.ts";
import { chooseRelated, type Traits } from "./choose.ts";

function traits(id: string, given: Partial<Omit<Traits, "words">> & { words?: string } = {}): Traits {
  return {
    id,
    topicId: null,
    tagIds: [],
    publishedAt: 0,
    ...given,
    words: new Set((given.words ?? "").split(" ").filter(Boolean)),
  };
}

test("a shared tag counts more than the same topic, and both more than either", () => {
  const article = traits("a", { topicId: "water", tagIds: ["river"] });
  const candidates = [
    traits("topic", { topicId: "water" }),
    traits("both", { topicId: "water", tagIds: ["river"] }),
    traits("tag", { tagIds: ["river"] }),
  ];
  assert.deepEqual(chooseRelated(article, candidates), ["both", "tag", "topic"]);
});

test("rare words that two texts share relate them; two that they share by chance, and words that all have, do not", () => {
  const article = traits("a", { words: "the ferryman of sirmand three days" });
  const candidates = [
    traits("rare", { words: "the last ferryman sirmand river three" }),
    traits("chance", { words: "the three days" }),
    ...Array.from({ length: 30 }, (_, i) => traits(`common${i}`, { words: "the of" })),
  ];
  assert.deepEqual(chooseRelated(article, candidates), ["rare"]);
});

test("of two texts equally alike the nearer in time comes first, and strangers are left out", () => {
  const article = traits("a", { topicId: "news", publishedAt: 400 * day });
  const candidates = [
    traits("old", { topicId: "news" }),
    traits("near", { topicId: "news", publishedAt: 390 * day }),
    traits("stranger", { publishedAt: 400 * day }),
  ];
  assert.deepEqual(chooseRelated(article, candidates), ["near", "old"]);
});

test("an article is never related to itself, and never to more than four", () => {
  const article = traits("a", { topicId: "news" });
  const candidates = [article, ...["b", "c", "d", "e", "f"].map((id) => traits(id, { topicId: "news" }))];
  assert.deepEqual(chooseRelated(article, candidates), ["b", "c", "d", "e"]);
});
