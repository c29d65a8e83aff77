import { articlePath } from "../site/paths.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { findArticleForDesk, type Status } from "./find-for-desk.ts";
import { listForDesk } from "./list-for-desk.ts";

/** An article that a text may point to; `path` is where readers find it. */
export type ArticleChoice = { id: string; lang: string; title: string; status: Status; path: string };

const most = 8;

/**
 * Articles the person may see whose title holds the words, then those whose text alone does, in every language, each the last
 * saved first; of no words, the last saved.
 */
export function listArticleChoices(actor: Actor, words: string): ArticleChoice[] {
  authorize(actor, "articles.read");
  const asked = words.trim();
  if (!asked) return listForDesk(actor, {}, { size: most }).rows.map(choiceOf);
  const titled = listForDesk(actor, { titleWords: asked }, { size: most }).rows;
  const known = new Set(titled.map(({ id }) => id));
  const others = listForDesk(actor, { words: asked }, { size: most }).rows.filter(({ id }) => !known.has(id));
  return [...titled, ...others].slice(0, most).map(choiceOf);
}

/** Of these articles those that the person may see, published or not, by id: where a text that only staff read leads to. */
export function findLinkedForDesk(actor: Actor, ids: string[]): Map<string, ArticleChoice> {
  authorize(actor, "articles.read");
  return new Map(
    ids.flatMap((id) => findArticleChoice(actor, id) ?? []).map((choice) => [choice.id, choice]),
  );
}

/** One article the person may see, or undefined. */
export function findArticleChoice(actor: Actor, id: string): ArticleChoice | undefined {
  authorize(actor, "articles.read");
  const article = findArticleForDesk(actor, id);
  return article && choiceOf(article);
}

function choiceOf({
  id,
  lang,
  title,
  status,
  slug,
}: Omit<ArticleChoice, "path"> & { slug: string }): ArticleChoice {
  return { id, lang, title, status, path: articlePath(lang, slug) };
}
