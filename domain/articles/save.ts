import { and, eq, inArray, ne } from "drizzle-orm";
import { type Tx, write } from "#db/client.ts";
import { newId } from "#db/id.ts";
import { articleBylines, articles, bylines, languages, redirects, topics } from "#db/schema.ts";
import { recordAudit } from "../audit/record.ts";
import { Forbidden, Invalid, NotFound } from "../errors.ts";
import { relateArticle } from "../related/relate.ts";
import { indexArticle } from "../search/index-article.ts";
import { type Actor, authorize, can } from "../staff/permissions.ts";
import { type ArticleInput, type CheckedArticle, checkArticle } from "./article-input.ts";
import { assignTags } from "./assign-tags.ts";

export type Saved = { id: string; version: number; slug: string; savedAt: number };

/**
 * Saves an article's text and settings; the first save of an id makes it, as a draft. Every save names the version it
 * started from (0 for the first). A published article's readers see the change at once, and its old address leads on.
 * Throws Invalid (also on "form" with "savedByOther" when the version is not the newest), Forbidden, NotFound.
 */
export function saveArticle(actor: Actor, input: ArticleInput, now: number): Saved {
  const article = checkArticle(input);
  return write((tx) => applySave(tx, actor, article, now));
}

/** The statements of a save, for verbs that do more in the same transaction. */
export function applySave(tx: Tx, actor: Actor, article: CheckedArticle, now: number): Saved {
  const before = tx.select().from(articles).where(eq(articles.id, article.id)).all()[0];
  if (before) authorizeEdit(actor, before.createdBy);
  else authorize(actor, article.translationOf ? "articles.translate" : "articles.create");
  checkReferences(tx, article);
  const { bylineIds, tagNames, translationOf: _original, version, ...columns } = article;
  if (!before) {
    if (version !== 0) throw new NotFound(`article ${article.id}`);
    insertArticle(tx, actor, article, now);
  } else {
    if (before.version !== version) throw new Invalid({ form: "savedByOther" });
    if (before.lang !== article.lang && before.status !== "draft") throw new Invalid({ lang: "langFixed" });
    if (before.lang !== article.lang) requireFreeLanguage(tx, before.groupId, article.lang);
    const isPublic = before.status === "published";
    if (isPublic) requirePublishable(article);
    if (isPublic && before.slug !== article.slug) leaveRedirect(tx, before, now);
    tx.update(articles)
      .set({
        ...columns,
        version: version + 1,
        savedAt: now,
        // What staff changed is theirs: it stays when the sample newsroom goes.
        isSample: false,
        ...(isPublic ? { changedAt: now } : {}),
      })
      .where(eq(articles.id, article.id))
      .run();
  }
  tx.delete(articleBylines).where(eq(articleBylines.articleId, article.id)).run();
  bylineIds.forEach((bylineId, position) => {
    tx.insert(articleBylines).values({ articleId: article.id, bylineId, position }).run();
  });
  if (tagNames) assignTags(tx, { articleId: article.id, lang: article.lang, names: tagNames });
  if (before?.status === "published") {
    relateArticle(tx, article.id);
    indexArticle(tx, article.id);
  }
  recordAudit(tx, { at: now, actor, verb: "articles.save", subject: `article:${article.id}` });
  return { id: article.id, version: version + 1, slug: article.slug, savedAt: now };
}

/** Throws Forbidden unless the person may change an article that `createdBy` began. */
export function authorizeEdit(actor: Actor, createdBy: string | null): void {
  if (can(actor, "articles.edit-any")) return;
  authorize(actor, "articles.edit-own");
  if (createdBy !== actor.id) throw new Forbidden("another person's article");
}

/** Throws Invalid with what an article still lacks before readers may see it. */
export function requirePublishable(article: Pick<CheckedArticle, "title" | "body">): void {
  const problems: Record<string, string> = {};
  if (!article.title) problems.title = "required";
  if (!JSON.stringify(article.body).includes('"text":')) problems.body = "required";
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
}

function insertArticle(tx: Tx, actor: Actor, article: CheckedArticle, now: number): void {
  const { bylineIds: _bylines, tagNames: _tags, translationOf, version: _version, ...columns } = article;
  let groupId = newId();
  if (translationOf) {
    const original = tx
      .select({ groupId: articles.groupId })
      .from(articles)
      .where(eq(articles.id, translationOf))
      .all()[0];
    if (!original) throw new NotFound(`article ${translationOf}`);
    groupId = original.groupId;
    requireFreeLanguage(tx, groupId, article.lang);
  }
  tx.insert(articles)
    .values({ ...columns, groupId, status: "draft", createdAt: now, savedAt: now, createdBy: actor.id })
    .run();
}

function checkReferences(tx: Tx, article: CheckedArticle): void {
  const problems: Record<string, string> = {};
  const { lang, slug, id, topicId, bylineIds } = article;
  if (tx.select().from(languages).where(eq(languages.code, lang)).all().length === 0)
    problems.lang = "badChoice";
  if (topicId && tx.select({ id: topics.id }).from(topics).where(eq(topics.id, topicId)).all().length === 0) {
    problems.topicId = "badChoice";
  }
  const known = tx.select({ id: bylines.id }).from(bylines).where(inArray(bylines.id, bylineIds)).all();
  if (known.length !== new Set(bylineIds).size || known.length !== bylineIds.length)
    problems.bylineIds = "badChoice";
  const holder = tx
    .select({ id: articles.id })
    .from(articles)
    .where(and(eq(articles.lang, lang), eq(articles.slug, slug), ne(articles.id, id)))
    .all();
  if (holder.length > 0) problems.slug = "slugUsed";
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
}

function requireFreeLanguage(tx: Tx, groupId: string, lang: string): void {
  const taken = tx
    .select({ id: articles.id })
    .from(articles)
    .where(and(eq(articles.groupId, groupId), eq(articles.lang, lang)))
    .all();
  if (taken.length > 0) throw new Invalid({ lang: "translationExists" });
}

function leaveRedirect(tx: Tx, before: { id: string; lang: string; slug: string }, now: number): void {
  tx.insert(redirects)
    .values({ lang: before.lang, slug: before.slug, articleId: before.id, createdAt: now })
    .onConflictDoUpdate({
      target: [redirects.lang, redirects.slug],
      set: { articleId: before.id, createdAt: now },
    })
    .run();
}
