import { eq } from "drizzle-orm";
import { db, prepared, type Tx } from "#db/client.ts";
import { issueProgress, issues } from "#db/schema/newsletter.ts";
import { NotFound } from "../errors.ts";
import { type Actor, authorize } from "../staff/permissions.ts";

type DeliveryState = "pending" | "sending" | "sent" | "retry" | "failed" | "skipped" | "unknown";
export type Counts = Record<DeliveryState, number>;

/** How far an issue is. */
export type Progress = {
  state: "draft" | "scheduled" | "sending" | "paused" | "sent" | "cancelled";
  /** When this was counted. */
  at: number;
  total: number;
  counts: Counts;
  /** How many of each kind of trouble (see domain/mail/verdict.ts), the most first. */
  kinds: { kind: string; count: number }[];
  perSecond: number;
  /** Until all that can be sent now is sent, at the present rate; undefined where there is none. */
  secondsLeft: number | undefined;
  stopReason: string;
  stopDetail: string;
};

const noCounts: Counts = { pending: 0, sending: 0, sent: 0, retry: 0, failed: 0, skipped: 0, unknown: 0 };

const byState = prepared(({ $client }) =>
  $client.prepare<[string], { state: DeliveryState; count: number }>(
    "select state, count(*) as count from deliveries where issue_id = ? group by state",
  ),
);
const byKind = prepared(({ $client }) =>
  $client.prepare<[string], { kind: string; count: number }>(
    "select kind, count(*) as count from deliveries where issue_id = ? and kind <> '' group by kind order by count desc, kind",
  ),
);

/** Counts how far an issue is and notes it; gives the counts. Who sends does it about once a second. */
export function countProgress(tx: Tx, issueId: string, now: number): Counts {
  const counts = { ...noCounts };
  for (const { state, count } of byState().all(issueId)) counts[state] = count;
  const kinds = byKind().all(issueId);
  const before = tx.select().from(issueProgress).where(eq(issueProgress.issueId, issueId)).all()[0];
  const perSecond = before ? rate(before, counts, now) : 0;
  const values = { at: now, counts, kinds, perSecond };
  tx.insert(issueProgress)
    .values({ issueId, ...values })
    .onConflictDoUpdate({ target: issueProgress.issueId, set: values })
    .run();
  return counts;
}

type Before = { at: number; counts: unknown; perSecond: number };

// The last seconds weigh most, so that the figure follows a change and does not tremble.
function rate(before: Before, counts: Counts, now: number): number {
  const seconds = (now - before.at) / 1000;
  if (seconds <= 0) return before.perSecond;
  const latest = Math.max(0, done(counts) - done(before.counts as Counts)) / seconds;
  const weight = Math.min(1, seconds / 5);
  return before.perSecond === 0 ? latest : before.perSecond * (1 - weight) + latest * weight;
}

function done({ sent, failed, unknown }: Counts): number {
  return sent + failed + unknown;
}

/** How far an issue is, as it was last counted. Throws Forbidden, NotFound. */
export function findProgress(actor: Actor, issueId: string): Progress {
  authorize(actor, "newsletter.read");
  const row = db()
    .select({ issue: issues, progress: issueProgress })
    .from(issues)
    .leftJoin(issueProgress, eq(issueProgress.issueId, issues.id))
    .where(eq(issues.id, issueId))
    .all()[0];
  if (!row) throw new NotFound(`issue ${issueId}`);
  const { issue, progress } = row;
  const counts = (progress?.counts as Counts | undefined) ?? noCounts;
  const left = counts.pending + counts.sending + counts.retry;
  const perSecond = issue.state === "sending" ? (progress?.perSecond ?? 0) : 0;
  return {
    state: issue.state,
    at: progress?.at ?? 0,
    total: Object.values(counts).reduce((sum, count) => sum + count, 0),
    counts,
    kinds: (progress?.kinds as Progress["kinds"] | undefined) ?? [],
    perSecond,
    secondsLeft: perSecond > 0 ? Math.ceil(left / perSecond) : undefined,
    stopReason: issue.stopReason,
    stopDetail: issue.stopDetail,
  };
}
