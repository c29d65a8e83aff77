import { listTopics, type Topic } from "../topics/list.ts";
import type { Card } from "./cards.ts";
import { listFrontPlaces } from "./front-places.ts";
import { listByTopic, listLatest } from "./list-published.ts";

export type Front = {
  lead: Card | undefined;
  seconds: Card[];
  latest: Card[];
  topics: { topic: Topic; cards: Card[] }[];
};

const blockSize = 4;

/**
 * The home page of a language: what the desk put at its head, else the newest as one lead, three seconds, the latest after
 * them, and a block for each topic that has articles besides the lead and the seconds.
 */
export function arrangeFront(lang: string): Front {
  const chosen = listFrontPlaces(lang);
  const newest = listLatest(lang, { size: 12 + chosen.length }).rows;
  const rest = newest.filter(({ id }) => !chosen.some((card) => card.id === id));
  const [lead, ...others] = [...chosen, ...rest].slice(0, 12);
  const seconds = others.slice(0, 3);
  const latest = others.slice(3);
  const above = new Set([lead, ...seconds].map((card) => card?.id));
  return {
    lead,
    seconds,
    latest,
    topics: listTopics(lang)
      .map((topic) => ({ topic, cards: blockOf(lang, topic, above) }))
      .filter(({ cards }) => cards.length > 0),
  };
}

function blockOf(lang: string, topic: Topic, above: Set<string | undefined>): Card[] {
  const { rows } = listByTopic(lang, topic.id, { size: blockSize + above.size });
  return rows.filter(({ id }) => !above.has(id)).slice(0, blockSize);
}
