import { and, asc, desc, eq, gt, inArray, isNotNull, notInArray } from "drizzle-orm";
import { type Tx, write } from "#db/client.ts";
import { articles } from "#db/schema/articles.ts";
import { issueStories, issues } from "#db/schema/newsletter.ts";
import { recordAudit } from "../audit/record.ts";
import { Invalid, NotFound } from "../errors.ts";
import { moved, reordered } from "../order.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { requireDraft } from "./draft.ts";

const mostStories = 40;

type Story = { issueId: string; groupId: string };

/**
 * Adds a published story at the end; one that is there already stays where it is. Throws Forbidden, NotFound, and Invalid
 * on "form" when the issue has gone out or holds too many.
 */
export function addStory(actor: Actor, story: Story & { isWhole?: boolean }, now: number): void {
  authorize(actor, "newsletter.edit");
  const { issueId, groupId, isWhole = false } = story;
  change(actor, issueId, "add-story", now, (tx) => {
    const [article] = tx
      .select({ id: articles.id })
      .from(articles)
      .where(and(eq(articles.groupId, groupId), eq(articles.status, "published")))
      .limit(1)
      .all();
    if (!article) throw new NotFound(`story ${groupId}`);
    append(tx, issueId, { groupIds: [groupId], isWhole });
  });
}

/** Adds all that was published since the last issue went out, the newest first; gives how many. Throws as above. */
export function addStoriesSinceLastIssue(actor: Actor, issueId: string, now: number): number {
  authorize(actor, "newsletter.edit");
  return change(actor, issueId, "add-since-last", now, (tx) => {
    const present = tx
      .select({ groupId: issueStories.groupId })
      .from(issueStories)
      .where(eq(issueStories.issueId, issueId));
    const groups = tx
      .select({ groupId: articles.groupId })
      .from(articles)
      .where(
        and(
          eq(articles.status, "published"),
          gt(articles.publishedAt, lastStartedAt(tx)),
          notInArray(articles.groupId, present),
        ),
      )
      .orderBy(desc(articles.publishedAt), asc(articles.id))
      .limit(mostStories * 4)
      .all();
    const fresh = [...new Set(groups.map(({ groupId }) => groupId))];
    const room = mostStories - listed(tx, issueId).length;
    const added = fresh.slice(0, Math.max(0, room));
    append(tx, issueId, { groupIds: added, isWhole: false });
    return added.length;
  });
}

/** Takes a story out. Throws as above. */
export function removeStory(actor: Actor, { issueId, groupId }: Story, now: number): void {
  authorize(actor, "newsletter.edit");
  change(actor, issueId, "remove-story", now, (tx) => {
    tx.delete(issueStories)
      .where(and(eq(issueStories.issueId, issueId), eq(issueStories.groupId, groupId)))
      .run();
  });
}

/** Has the mail carry a story's whole text, or only what a list shows of it. Throws as above. */
export function showStory(actor: Actor, story: Story & { isWhole: boolean }, now: number): void {
  authorize(actor, "newsletter.edit");
  const { issueId, groupId, isWhole } = story;
  change(actor, issueId, "show-story", now, (tx) => {
    tx.update(issueStories)
      .set({ isWhole })
      .where(and(eq(issueStories.issueId, issueId), eq(issueStories.groupId, groupId)))
      .run();
  });
}

/** Moves a story one place up or down; at its end it stays. Throws as above. */
export function moveStory(actor: Actor, story: Story & { direction: "up" | "down" }, now: number): void {
  authorize(actor, "newsletter.edit");
  const { issueId, groupId, direction } = story;
  change(actor, issueId, "move-story", now, (tx) => {
    const before = listed(tx, issueId);
    const from = before.indexOf(groupId);
    if (from < 0) throw new NotFound(`story ${groupId}`);
    order(tx, issueId, moved(before, groupId, direction === "up" ? from - 1 : from + 1));
  });
}

/**
 * Puts the stories in the order of the ids given. What somebody else added meanwhile follows, what was taken out stays out.
 * Throws as above.
 */
export function orderStories(actor: Actor, issueId: string, groupIds: string[], now: number): void {
  authorize(actor, "newsletter.edit");
  change(actor, issueId, "order-stories", now, (tx) => {
    order(tx, issueId, reordered(listed(tx, issueId), groupIds));
  });
}

function change<T>(actor: Actor, issueId: string, how: string, now: number, work: (tx: Tx) => T): T {
  return write((tx) => {
    requireDraft(tx, issueId);
    const result = work(tx);
    tx.update(issues).set({ savedAt: now }).where(eq(issues.id, issueId)).run();
    recordAudit(tx, {
      at: now,
      actor,
      verb: "newsletter.choose",
      subject: `issue:${issueId}`,
      detail: { how },
    });
    return result;
  });
}

function listed(tx: Tx, issueId: string): string[] {
  return tx
    .select({ groupId: issueStories.groupId })
    .from(issueStories)
    .where(eq(issueStories.issueId, issueId))
    .orderBy(asc(issueStories.position), asc(issueStories.groupId))
    .all()
    .map(({ groupId }) => groupId);
}

type Added = { groupIds: string[]; isWhole: boolean };

function append(tx: Tx, issueId: string, { groupIds, isWhole }: Added): void {
  const before = listed(tx, issueId);
  const fresh = groupIds.filter((groupId) => !before.includes(groupId));
  if (before.length + fresh.length > mostStories) throw new Invalid({ form: "tooMany" });
  for (const [index, groupId] of fresh.entries()) {
    tx.insert(issueStories)
      .values({ issueId, groupId, position: before.length + index, isWhole })
      .run();
  }
  order(tx, issueId, [...before, ...fresh]);
}

function order(tx: Tx, issueId: string, groupIds: string[]): void {
  for (const [position, groupId] of groupIds.entries()) {
    tx.update(issueStories)
      .set({ position })
      .where(and(eq(issueStories.issueId, issueId), eq(issueStories.groupId, groupId)))
      .run();
  }
}

function lastStartedAt(tx: Tx): number {
  const [last] = tx
    .select({ startedAt: issues.startedAt })
    .from(issues)
    .where(and(isNotNull(issues.startedAt), inArray(issues.state, ["sending", "paused", "sent"])))
    .orderBy(desc(issues.startedAt))
    .limit(1)
    .all();
  return last?.startedAt ?? 0;
}
