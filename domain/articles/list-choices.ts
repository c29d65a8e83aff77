import { articlePath } from "../site/paths.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { findArticleForDesk, type Status } from "./find-for-desk.ts";
import { listForDesk } from "./list-for-desk.ts";

/** An article that a text may point to; `path` is where readers find it. */
export type ArticleChoice = { id: string; lang: string; title: string; status: Status; path: string };

/** Articles the person may see whose title or text holds the words, in every language, the last saved first; of no words, the last saved. */
export function listArticleChoices(actor: Actor, words: string): ArticleChoice[] {
  authorize(actor, "articles.read");
  const asked = words.trim();
  return listForDesk(actor, asked ? { words: asked } : {}, { size: 8 }).rows.map(choiceOf);
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
