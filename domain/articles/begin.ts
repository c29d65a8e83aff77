import { newId } from "#db/id.ts";
import { emptyDocument } from "../documents/schema.ts";
import { NotFound } from "../errors.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { type DeskArticle, findArticleForDesk } from "./find-for-desk.ts";

const blankText = { title: "", standfirst: "", dateline: "", body: emptyDocument };
const neverSaved = {
  version: 0,
  status: "draft" as const,
  slug: "",
  publishedAt: null,
  changedAt: null,
  scheduledAt: null,
  withdrawAt: null,
  pendingAt: null,
  savedAt: null,
  mayEdit: true,
};

/** A new article, blank and under a fresh id; nothing is saved. Throws Forbidden. */
export function beginArticle(actor: Actor, lang: string): DeskArticle {
  authorize(actor, "articles.create");
  return {
    ...neverSaved,
    ...blankText,
    id: newId(),
    translationOf: null,
    lang,
    topicId: null,
    bylineIds: [],
    tags: [],
    sourceName: "",
    sourceUrl: "",
    leadMediaId: null,
    versions: [],
  };
}

/**
 * A new version of an article in another language, with the original's text to begin from, or with none; nothing is saved.
 * Gives the existing one where the language has one already. Throws Forbidden, NotFound.
 */
export function beginTranslation(
  actor: Actor,
  translationOf: string,
  { lang, isEmpty = false }: { lang: string; isEmpty?: boolean },
): DeskArticle {
  authorize(actor, "articles.translate");
  const original = findArticleForDesk(actor, translationOf);
  if (!original) throw new NotFound(`article ${translationOf}`);
  if (original.lang === lang) return original;
  const { id, title, status } = original;
  const existing = original.versions.find((version) => version.lang === lang);
  const found = existing && findArticleForDesk(actor, existing.id);
  if (found) return found;
  return {
    ...original,
    ...(isEmpty ? blankText : {}),
    ...neverSaved,
    id: newId(),
    translationOf,
    lang,
    tags: [],
    versions: [{ id, lang: original.lang, title, status }, ...original.versions],
  };
}
