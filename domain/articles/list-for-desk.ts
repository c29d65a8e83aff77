import { and, desc, eq, exists, inArray, or, type SQL, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articleBylines, articles } from "#db/schema/articles.ts";
import { isAfterKey, type Key, type Paged, pageOf, readKey } from "../paging.ts";
import { deskMatches } from "../search/desk-matches.ts";
import { type Actor, authorize, can } from "../staff/permissions.ts";
import type { Status, Version } from "./find-for-desk.ts";
import { unindexed } from "./unindexed.ts";

const deskPageSize = 30;

/** What the list is narrowed to; an absent or empty field does not narrow it. */
export type DeskFilter = {
  status?: Status;
  lang?: string;
  topicId?: string;
  bylineId?: string;
  /** Words of the title or the text, as readQuestion (domain/search/question.ts) takes them. */
  words?: string;
  /** Words of the title alone. */
  titleWords?: string;
};

export type DeskRow = Version & {
  slug: string;
  topicId: string | null;
  bylineIds: string[];
  savedAt: number;
  publishedAt: number | null;
  changedAt: number | null;
  scheduledAt: number | null;
  /** When a change was saved that readers do not see yet. */
  pendingAt: number | null;
  /** The same text in other languages. */
  versions: Version[];
};

/**
 * The articles a person may see, the last saved first, without their bodies. `after` is the key of the last page's
 * `next`. Who may edit only their own sees of others what is published.
 */
export function listForDesk(
  actor: Actor,
  filter: DeskFilter,
  { after, size = deskPageSize }: { after?: string; size?: number } = {},
): Paged<DeskRow> {
  authorize(actor, "articles.read");
  const rows = selectRows(actor, filter, readKey(after))
    .limit(size + 1)
    .all();
  const { rows: page, next } = pageOf(rows, (row) => row.savedAt, size);
  const versions = versionsIn(actor, [...new Set(page.map((row) => row.groupId))]);
  const bylineIds = bylinesOf(page.map((row) => row.id));
  return {
    rows: page.map(({ groupId, ...row }) => ({
      ...row,
      bylineIds: bylineIds.filter((byline) => byline.articleId === row.id).map((byline) => byline.bylineId),
      versions: versions
        .filter((version) => version.groupId === groupId && version.id !== row.id)
        .map(({ groupId: _groupId, ...version }) => version),
    })),
    next,
  };
}

/** The list's query, for the list and for a look at its plan. */
export function selectRows(actor: Actor, filter: DeskFilter, key: Key | undefined) {
  const { status, lang, topicId, bylineId, words, titleWords } = filter;
  const matches = words ? deskMatches(words) : undefined;
  const titled = titleWords ? deskMatches(titleWords, { inTitles: true }) : undefined;
  return db()
    .select({
      id: articles.id,
      groupId: articles.groupId,
      lang: articles.lang,
      status: articles.status,
      slug: articles.slug,
      title: articles.title,
      topicId: articles.topicId,
      savedAt: articles.savedAt,
      publishedAt: articles.publishedAt,
      changedAt: articles.changedAt,
      scheduledAt: articles.scheduledAt,
      pendingAt: articles.pendingAt,
    })
    .from(articles)
    .where(
      and(
        visibleTo(actor),
        status ? eq(articles.status, status) : undefined,
        lang ? eq(articles.lang, lang) : undefined,
        topicId ? eq(articles.topicId, topicId) : undefined,
        bylineId ? carriesByline(bylineId) : undefined,
        matches ? sql`${articles.id} in ${matches}` : undefined,
        titled ? sql`${articles.id} in ${titled}` : undefined,
        isAfterKey(articles.savedAt, articles.id, key),
      ),
    )
    .orderBy(desc(articles.savedAt), desc(articles.id));
}

/** What the person may see; undefined for everything. */
export function visibleTo(actor: Actor): SQL | undefined {
  if (can(actor, "articles.edit-any")) return undefined;
  return or(eq(articles.status, "published"), eq(unindexed(articles.createdBy), actor.id));
}

// A byline of few articles is read from its own index; to look for it along the list would read the whole list.
function carriesByline(bylineId: string): SQL {
  const few = 500;
  const carried = db()
    .select({ id: articleBylines.articleId })
    .from(articleBylines)
    .where(eq(articleBylines.bylineId, bylineId))
    .limit(few)
    .all();
  if (carried.length < few)
    return inArray(
      articles.id,
      carried.map(({ id }) => id),
    );
  return exists(
    db()
      .select({ one: sql`1` })
      .from(articleBylines)
      .where(and(eq(articleBylines.articleId, articles.id), eq(articleBylines.bylineId, bylineId))),
  );
}

function versionsIn(actor: Actor, groupIds: string[]): (Version & { groupId: string })[] {
  if (groupIds.length === 0) return [];
  return db()
    .select({
      id: articles.id,
      groupId: articles.groupId,
      lang: articles.lang,
      status: articles.status,
      title: articles.title,
    })
    .from(articles)
    .where(and(inArray(articles.groupId, groupIds), visibleTo(actor)))
    .orderBy(articles.groupId, articles.lang)
    .all();
}

function bylinesOf(articleIds: string[]): { articleId: string; bylineId: string }[] {
  if (articleIds.length === 0) return [];
  return db()
    .select({ articleId: articleBylines.articleId, bylineId: articleBylines.bylineId })
    .from(articleBylines)
    .where(inArray(articleBylines.articleId, articleIds))
    .orderBy(articleBylines.articleId, articleBylines.position)
    .all();
}
