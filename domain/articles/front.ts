import { listTopics, type Topic } from "../topics/list.ts";
import type { Card } from "./cards.ts";
import { listByTopic, listLatest } from "./list-published.ts";

export type Front = {
  lead: Card | undefined;
  seconds: Card[];
  latest: Card[];
  topics: { topic: Topic; cards: Card[] }[];
};

/** The home page of a language: one lead, three seconds, the latest after them, and a block for each topic that has articles. */
export function arrangeFront(lang: string): Front {
  const [lead, ...others] = listLatest(lang, { size: 12 }).rows;
  return {
    lead,
    seconds: others.slice(0, 3),
    latest: others.slice(3),
    topics: listTopics(lang)
      .map((topic) => ({ topic, cards: listByTopic(lang, topic.id, { size: 4 }).rows }))
      .filter(({ cards }) => cards.length > 0),
  };
}
