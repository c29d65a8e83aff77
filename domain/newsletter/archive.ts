import { and, asc, desc, eq, isNotNull, sql } from "drizzle-orm";
import { prepared } from "#db/client.ts";
import { articles } from "#db/schema/articles.ts";
import { issueLetters, issueStories, issues, issueTexts } from "#db/schema/newsletter.ts";
import { type Card, cardOf, selectCards } from "../articles/cards.ts";
import type { Document } from "../documents/schema.ts";
import { isAfterKey, type Paged, pageOf, pageSize, readKeyOrTop } from "../paging.ts";

/** An issue that went out, as a list of them shows it. */
export type ArchivedIssue = { id: string; slug: string; subject: string; preview: string; startedAt: number };

const placeholder = sql.placeholder;

// What was mailed in a language has a letter in it.
const columns = {
  id: issues.id,
  slug: issues.slug,
  subject: issueLetters.subject,
  preview: issueTexts.preview,
  startedAt: sql<number>`${issues.startedAt}`,
};

const latest = prepared((db) =>
  db
    .select(columns)
    .from(issues)
    .innerJoin(
      issueLetters,
      and(eq(issueLetters.issueId, issues.id), eq(issueLetters.lang, placeholder("lang"))),
    )
    .innerJoin(issueTexts, and(eq(issueTexts.issueId, issues.id), eq(issueTexts.lang, placeholder("lang"))))
    .where(
      and(
        isNotNull(issues.startedAt),
        isAfterKey(issues.startedAt, issues.id, { at: placeholder("at"), id: placeholder("id") }),
      ),
    )
    .orderBy(desc(issues.startedAt), desc(issues.id))
    .limit(pageSize + 1)
    .prepare(),
);

const any = prepared((db) =>
  db
    .select({ id: issueLetters.issueId })
    .from(issueLetters)
    .where(eq(issueLetters.lang, placeholder("lang")))
    .limit(1)
    .prepare(),
);

const bySlug = prepared((db) =>
  db
    .select({ ...columns, intro: issueTexts.intro })
    .from(issues)
    .innerJoin(
      issueLetters,
      and(eq(issueLetters.issueId, issues.id), eq(issueLetters.lang, placeholder("lang"))),
    )
    .innerJoin(issueTexts, and(eq(issueTexts.issueId, issues.id), eq(issueTexts.lang, placeholder("lang"))))
    .where(and(eq(issues.slug, placeholder("slug")), isNotNull(issues.startedAt)))
    .prepare(),
);

const langsOf = prepared((db) =>
  db
    .select({ lang: issueLetters.lang })
    .from(issueLetters)
    .where(eq(issueLetters.issueId, placeholder("id")))
    .orderBy(asc(issueLetters.lang))
    .prepare(),
);

const cardsOf = prepared((db) =>
  selectCards(
    db,
    sql`${articles.groupId} in (${db
      .select({ groupId: issueStories.groupId })
      .from(issueStories)
      .where(eq(issueStories.issueId, placeholder("issueId")))})`,
  ).prepare(),
);

const orderOf = prepared((db) =>
  db
    .select({ id: articles.id })
    .from(issueStories)
    .innerJoin(
      articles,
      and(eq(articles.groupId, issueStories.groupId), eq(articles.lang, placeholder("lang"))),
    )
    .where(eq(issueStories.issueId, placeholder("issueId")))
    .orderBy(asc(issueStories.position))
    .prepare(),
);

/** Whether any issue went out in a language. */
export function hasArchivedIssues(lang: string): boolean {
  return any().all({ lang }).length > 0;
}

/** The issues that went out in a language, the newest first. `after` is the key from the last page's `next`. */
export function listArchivedIssues(lang: string, { after }: { after?: string } = {}): Paged<ArchivedIssue> {
  return pageOf(latest().all({ lang, ...readKeyOrTop(after) }), (row) => row.startedAt);
}

/**
 * An issue that went out, for its page: what it said, its stories as they are published now (one that was withdrawn is
 * gone), and the languages it went out in; undefined when there is none.
 */
export function findArchivedIssue(
  lang: string,
  slug: string,
): (ArchivedIssue & { intro: Document; stories: Card[]; langs: string[] }) | undefined {
  const row = bySlug().all({ lang, slug })[0];
  if (!row) return undefined;
  const order = orderOf()
    .all({ lang, issueId: row.id })
    .map(({ id }) => id);
  const stories = cardsOf()
    .all({ lang, issueId: row.id })
    .map(cardOf)
    .sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  return {
    ...row,
    intro: row.intro as Document,
    stories,
    langs: langsOf()
      .all({ id: row.id })
      .map((each) => each.lang),
  };
}
