import { and, asc, eq, inArray } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articles } from "#db/schema/articles.ts";
import { issueStories, issues, issueTexts } from "#db/schema/newsletter.ts";
import { subscriberCounts } from "#db/schema/subscribers.ts";
import { type Document, emptyDocument } from "../documents/schema.ts";
import { NotFound } from "../errors.ts";
import { listLanguages } from "../site/languages.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { type Gap, gapOf, readContents } from "./content.ts";
import type { IssueText } from "./issue-input.ts";

export type IssueState = (typeof issues.$inferSelect)["state"];

/** A story of an issue as the desk lists it. */
export type DeskStory = {
  groupId: string;
  isWhole: boolean;
  /** Its versions that are published, in the order of the site's languages. */
  versions: { lang: string; title: string }[];
};

export type DeskIssue = {
  id: string;
  slug: string;
  state: IssueState;
  version: number;
  savedAt: number;
  scheduledAt: number | null;
  startedAt: number | null;
  endedAt: number | null;
  stopReason: string;
  texts: IssueText[];
  stories: DeskStory[];
};

/** An issue with all that its makers write. Throws Forbidden, NotFound. */
export function findIssueForDesk(actor: Actor, id: string): DeskIssue {
  authorize(actor, "newsletter.read");
  const row = db().select().from(issues).where(eq(issues.id, id)).all()[0];
  if (!row) throw new NotFound(`issue ${id}`);
  const written = db().select().from(issueTexts).where(eq(issueTexts.issueId, id)).all();
  return {
    ...row,
    texts: listLanguages().map(({ code }) => {
      const text = written.find(({ lang }) => lang === code);
      return {
        lang: code,
        subject: text?.subject ?? "",
        preview: text?.preview ?? "",
        intro: (text?.intro as Document | undefined) ?? emptyDocument,
      };
    }),
    stories: storiesOf(id),
  };
}

/**
 * Who would get an issue: for each language whether it is mailed, and how many confirmed subscribers read it. Throws
 * Forbidden.
 */
export function findReach(
  actor: Actor,
  id: string,
): { lang: string; gap: Gap | undefined; subscribers: number; stories: number }[] {
  authorize(actor, "newsletter.read");
  const counts = db()
    .select({ lang: subscriberCounts.lang, count: subscriberCounts.count })
    .from(subscriberCounts)
    .where(eq(subscriberCounts.state, "confirmed"))
    .all();
  return readContents(id).map((content) => ({
    lang: content.language.code,
    gap: gapOf(content),
    subscribers: counts.find(({ lang }) => lang === content.language.code)?.count ?? 0,
    stories: content.stories.length,
  }));
}

function storiesOf(issueId: string): DeskStory[] {
  const rows = db()
    .select({ groupId: issueStories.groupId, isWhole: issueStories.isWhole })
    .from(issueStories)
    .where(eq(issueStories.issueId, issueId))
    .orderBy(asc(issueStories.position), asc(issueStories.groupId))
    .all();
  const groupIds = rows.map(({ groupId }) => groupId);
  const versions = db()
    .select({ groupId: articles.groupId, lang: articles.lang, title: articles.title })
    .from(articles)
    .where(and(inArray(articles.groupId, groupIds), eq(articles.status, "published")))
    .all();
  const order = listLanguages().map(({ code }) => code);
  return rows.map((row) => ({
    ...row,
    versions: versions
      .filter(({ groupId }) => groupId === row.groupId)
      .map(({ lang, title }) => ({ lang, title }))
      .sort((a, b) => order.indexOf(a.lang) - order.indexOf(b.lang)),
  }));
}
