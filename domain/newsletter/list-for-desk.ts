import { desc, eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { issueProgress, issues, issueTexts } from "#db/schema/newsletter.ts";
import { isAfterKey, type Paged, pageOf, readKey } from "../paging.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import type { IssueState } from "./find-for-desk.ts";
import type { Counts } from "./progress.ts";

const size = 30;

export type DeskIssueRow = {
  id: string;
  slug: string;
  state: IssueState;
  createdAt: number;
  savedAt: number;
  scheduledAt: number | null;
  startedAt: number | null;
  endedAt: number | null;
  /** By language code, where there is one. */
  subjects: Record<string, string>;
  counts: Counts | null;
};

/** The newsletter's issues, the newest first. `after` is the key of the last page's `next`. Throws Forbidden. */
export function listIssuesForDesk(actor: Actor, { after }: { after?: string } = {}): Paged<DeskIssueRow> {
  authorize(actor, "newsletter.read");
  const rows = db()
    .select({ issue: issues, counts: issueProgress.counts })
    .from(issues)
    .leftJoin(issueProgress, eq(issueProgress.issueId, issues.id))
    .where(isAfterKey(issues.createdAt, issues.id, readKey(after)))
    .orderBy(desc(issues.createdAt), desc(issues.id))
    .limit(size + 1)
    .all()
    .map(({ issue, counts }) => ({
      id: issue.id,
      slug: issue.slug,
      state: issue.state,
      createdAt: issue.createdAt,
      savedAt: issue.savedAt,
      scheduledAt: issue.scheduledAt,
      startedAt: issue.startedAt,
      endedAt: issue.endedAt,
      subjects: subjectsOf(issue.id),
      counts: counts as Counts | null,
    }));
  return pageOf(rows, (row) => row.createdAt, size);
}

function subjectsOf(issueId: string): Record<string, string> {
  const rows = db()
    .select({ lang: issueTexts.lang, subject: issueTexts.subject })
    .from(issueTexts)
    .where(eq(issueTexts.issueId, issueId))
    .all();
  return Object.fromEntries(
    rows.filter(({ subject }) => subject).map(({ lang, subject }) => [lang, subject]),
  );
}
