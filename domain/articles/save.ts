import { eq, inArray } from "drizzle-orm";
import { type Tx, write } from "#db/client.ts";
import { newId } from "#db/id.ts";
import { articles, trash } from "#db/schema/articles.ts";
import { media } from "#db/schema/media.ts";
import { recordAudit } from "../audit/record.ts";
import { recordAutosave } from "../audit/record-autosave.ts";
import { pictureIds } from "../documents/render.ts";
import type { Document } from "../documents/schema.ts";
import { Invalid, NotFound } from "../errors.ts";
import { takeWords } from "../media/take-words.ts";
import { isNewest, isOwnSequel, type Kind, keepAside, keepRevision } from "../revisions/keep.ts";
import { indexDraft } from "../search/index-draft.ts";
import { type Actor, authorize, authorizeEdit } from "../staff/permissions.ts";
import { type ArticleInput, type CheckedArticle, checkArticle, requirePublishable } from "./article-input.ts";
import { checkReferences, freeSlug, requireFreeLanguage } from "./references.ts";
import { contentOf, keepBase, showContent, writeContent } from "./write-content.ts";

export type Saved = { id: string; version: number; slug: string; savedAt: number };

type Row = typeof articles.$inferSelect;

type Manner = {
  now: number;
  kind: Kind;
  /** A published article's change is kept beside what readers see. */
  waits?: boolean;
};

/**
 * Saves an article's text and settings; the first save of an id makes it, as a draft. Every save names the version it
 * started from (0 for the first). A published article's readers see the change at once, and its old address leads on.
 * Throws Invalid (also on "form" with "savedByOther" when the version is not the newest: the text is then kept aside
 * among the revisions), Forbidden, NotFound.
 */
export function saveArticle(actor: Actor, input: ArticleInput, now: number): Saved {
  const article = checkArticle(input);
  return settled(write((tx) => applySave(tx, actor, article, { now, kind: "save" })));
}

/**
 * Keeps what was written without showing it to readers: a published article's change waits until it is saved. Throws
 * like saveArticle.
 */
export function keepArticle(
  actor: Actor,
  input: ArticleInput,
  { isAutosave }: { isAutosave: boolean },
  now: number,
): Saved {
  authorize(actor, "articles.edit-own");
  const article = checkArticle(input);
  const kind = isAutosave ? "autosave" : "save";
  return settled(write((tx) => applySave(tx, actor, article, { now, kind, waits: true })));
}

/** The statements of a save, for verbs that do more in the same transaction; undefined when somebody else saved first. */
export function applySave(tx: Tx, actor: Actor, article: CheckedArticle, manner: Manner): Saved | undefined {
  const before = tx.select().from(articles).where(eq(articles.id, article.id)).all()[0];
  if (!before) return insertArticle(tx, actor, article, manner);
  authorizeEdit(actor, before.createdBy);
  const { now, kind } = manner;
  const isPublic = before.status === "published";
  const waits = isPublic && manner.waits === true;
  const isShown = isPublic && !waits;
  if (isShown) authorize(actor, "articles.publish");
  const { id, writer } = article;
  const written = contentOf(tx, article, before);
  const slug = freeSlug(tx, article);
  const content = { ...written, slug };
  const isSame = isNewest(tx, id, content);
  if (before.version !== article.version && !isSame && !isOwnSequel(tx, { articleId: id, ...article })) {
    const aside = { articleId: id, version: article.version, savedAt: now, savedBy: actor.id };
    keepAside(tx, { ...aside, content: written });
    return undefined;
  }
  // A text that a device had kept, or that is sent again, may be saved already: it is no newer version for those who go on.
  if (kind === "autosave" && isSame) return { id, version: before.version, slug, savedAt: before.savedAt };
  checkChange(tx, article, before, isShown);
  keepBase(tx, before);
  const version = before.version + 1;
  if (!waits) writeContent(tx, before, content, now);
  tx.update(articles)
    // What staff changed is theirs: it stays when the sample newsroom goes.
    .set({ version, savedAt: now, isSample: false, pendingAt: waits ? now : null })
    .where(eq(articles.id, id))
    .run();
  keepRevision(tx, {
    articleId: id,
    version,
    kind: isShown ? "publish" : kind,
    savedAt: now,
    savedBy: actor.id,
    writer,
    content,
  });
  if (isShown) {
    takeWords(tx, { ...content, before: before.body as Document }, { actor, now });
    showContent(tx, id);
  }
  indexDraft(tx, id);
  const verb = isShown ? "articles.update" : "articles.save";
  audit(tx, actor, id, { now, kind, verb: waits ? "articles.keep" : verb });
  return { id, version, slug, savedAt: now };
}

/** What a save gave. Throws Invalid on "form" where somebody else had saved first. */
export function settled<T>(saved: T | undefined): T {
  if (saved === undefined) throw new Invalid({ form: "savedByOther" });
  return saved;
}

/** Throws Invalid on "body" where a text shows a picture that the library has no more: readers would miss it. */
export function requirePictures(tx: Pick<Tx, "select">, body: Document): void {
  const ids = pictureIds(body);
  if (ids.length === 0) return;
  const known = tx.select({ id: media.id }).from(media).where(inArray(media.id, ids)).all();
  const count = ids.length - known.length;
  if (count > 0) throw new Invalid({ body: { key: "pictureGone", values: { count } } });
}

function checkChange(tx: Tx, article: CheckedArticle, before: Row, isShown: boolean): void {
  checkReferences(tx, article);
  if (before.lang !== article.lang && before.status !== "draft") throw new Invalid({ lang: "langFixed" });
  if (before.lang !== article.lang) requireFreeLanguage(tx, before.groupId, article.lang);
  // What comes out by itself must be fit to come out, whatever is typed meanwhile.
  if (isShown || before.status === "scheduled") requirePublishable(article);
  if (isShown) requirePictures(tx, article.body);
}

function insertArticle(tx: Tx, actor: Actor, article: CheckedArticle, { now, kind }: Manner): Saved {
  authorize(actor, article.translationOf ? "articles.translate" : "articles.create");
  const { id, lang, translationOf } = article;
  const isTrashed =
    tx.select({ id: trash.articleId }).from(trash).where(eq(trash.articleId, id)).all().length > 0;
  if (article.version !== 0 || isTrashed) throw new NotFound(`article ${id}`);
  checkReferences(tx, article);
  const slug = freeSlug(tx, article);
  let groupId = newId();
  if (translationOf) {
    const original = tx
      .select({ groupId: articles.groupId })
      .from(articles)
      .where(eq(articles.id, translationOf))
      .all()[0];
    if (!original) throw new NotFound(`article ${translationOf}`);
    groupId = original.groupId;
    requireFreeLanguage(tx, groupId, lang);
  }
  const blank = { status: "draft" as const, title: "", body: {}, createdAt: now, savedAt: now };
  const row = tx
    .insert(articles)
    .values({ ...blank, id, groupId, lang, slug, createdBy: actor.id })
    .returning()
    .all()[0] as Row;
  const content = { ...contentOf(tx, article, undefined), slug };
  writeContent(tx, row, content, now);
  keepRevision(tx, {
    articleId: id,
    version: 1,
    kind,
    savedAt: now,
    savedBy: actor.id,
    writer: article.writer,
    content,
  });
  indexDraft(tx, id);
  audit(tx, actor, id, { now, kind, verb: "articles.save" });
  return { id, version: 1, slug, savedAt: now };
}

type Told = { now: number; kind: Kind; verb: string };

// Publishing and restoring tell of themselves.
function audit(tx: Tx, actor: Actor, id: string, { now, kind, verb }: Told): void {
  const entry = { at: now, actor, subject: `article:${id}` };
  if (kind === "autosave") recordAutosave(tx, entry);
  else if (kind === "save") recordAudit(tx, { ...entry, verb });
}
