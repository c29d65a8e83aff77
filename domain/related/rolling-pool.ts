import { chooseRelated, type Traits } from "./choose.ts";

const newest = 12;

/**
 * Relates articles that come one after another, as a file is read: each to the latest before it of its language, topic and
 * tags. What it remembers does not grow with the file, but for one list a topic and tag.
 */
export function rollingPool(): (lang: string, article: Traits) => string[] {
  const latest = new Map<string, Traits[]>();
  return (lang, article) => {
    const places = [
      lang,
      `${lang} topic ${article.topicId}`,
      ...article.tagIds.map((id) => `${lang} tag ${id}`),
    ];
    const candidates = new Set(places.flatMap((place) => latest.get(place) ?? []));
    for (const place of places) {
      const list = latest.get(place) ?? [];
      list.push(article);
      if (list.length > newest) list.shift();
      latest.set(place, list);
    }
    return chooseRelated(article, [...candidates]);
  };
}
