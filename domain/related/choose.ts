import { day } from "../durations.ts";

/** What tells whether two articles of a language are related. */
export type Traits = {
  id: string;
  topicId: string | null;
  tagIds: string[];
  /** The words of title and standfirst, folded. */
  words: Set<string>;
  publishedAt: number;
};

/** How many related articles are kept. */
export const mostRelated = 4;

const month = 30 * day;
const weights = { tag: 4, topic: 2, word: 1.5 };
// Texts without a tag or topic in common are strangers unless their rare words together weigh a tag: a few are shared by chance.
const leastOfWords = weights.tag;

/**
 * The ids of the candidates most related to an article, best first: shared tags, the same topic, shared words (a word
 * weighs less the more candidates have it), and a gentle pull to what was published around the same time.
 */
export function chooseRelated(article: Traits, candidates: Traits[]): string[] {
  const others = candidates.filter(({ id }) => id !== article.id);
  const own = [...article.words];
  const shared = others.map(({ words }) => own.filter((word) => words.has(word)));
  const rarity = wordRarity(shared);
  return others
    .map((candidate, i) => ({ id: candidate.id, score: score(article, candidate, rarity, shared[i] ?? []) }))
    .filter((scored) => scored.score > 0)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, mostRelated)
    .map(({ id }) => id);
}

function score(article: Traits, candidate: Traits, rarity: Map<string, number>, shared: string[]): number {
  const tags = article.tagIds.filter((id) => candidate.tagIds.includes(id)).length;
  const topic = article.topicId !== null && article.topicId === candidate.topicId ? 1 : 0;
  const grouped = weights.tag * tags + weights.topic * topic;
  const words = weights.word * shared.reduce((sum, word) => sum + (rarity.get(word) ?? 0), 0);
  if (grouped === 0 && words < leastOfWords) return 0;
  const apart = Math.abs(article.publishedAt - candidate.publishedAt) / month;
  return (grouped + words) * (1 + 0.25 / (1 + apart));
}

// From 1 for a word that one candidate shares, down to 0 for one that all share.
function wordRarity(shared: string[][]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const words of shared) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const scale = Math.log(shared.length + 1);
  return new Map([...counts].map(([word, count]) => [word, 1 - Math.log(count) / scale]));
}
