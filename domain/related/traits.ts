import { foldText } from "../search/fold.ts";
import type { Traits } from "./choose.ts";

const shortestWord = 4;

/** The traits of an article, from its fields as they are stored. */
export function traitsOf(article: Omit<Traits, "words"> & { title: string; standfirst: string }): Traits {
  const { id, topicId, tagIds, publishedAt, title, standfirst } = article;
  const words =
    foldText(`${title} ${standfirst}`)
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return {
    id,
    topicId,
    tagIds,
    publishedAt,
    words: new Set(words.filter((word) => word.length >= shortestWord)),
  };
}
