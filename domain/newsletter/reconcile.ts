import { and, asc, eq, gt, inArray } from "drizzle-orm";
import { db, type Tx, write } from "#db/client.ts";
import { deliveries, issues } from "#db/schema/newsletter.ts";
import { recordAudit } from "../audit/record.ts";
import { Invalid, NotFound } from "../errors.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { messageIdOf, readMessageIds } from "./message-id.ts";
import { countProgress } from "./progress.ts";

const size = 100;

/** A mail of which nobody knows whether it arrived. */
export type UnknownDelivery = {
  subscriberId: string;
  lang: string;
  messageId: string;
  /** Why it is unknown: "crash", or "in-doubt" when the connection broke after the message. */
  kind: string;
  error: string;
  endedAt: number | null;
};

/** What staff found out: the server took it, or it did not and it shall be sent again. */
type Finding = "arrived" | "again";

/** An issue's unknown mails, in the order of their ids, from the one after `after`. Throws Forbidden, NotFound. */
export function listUnknown(
  actor: Actor,
  issueId: string,
  { after = "" }: { after?: string } = {},
): { rows: UnknownDelivery[]; next: string | undefined } {
  authorize(actor, "newsletter.read");
  const issue = db().select({ host: issues.messageHost }).from(issues).where(eq(issues.id, issueId)).all()[0];
  if (!issue) throw new NotFound(`issue ${issueId}`);
  const rows = db()
    .select()
    .from(deliveries)
    .where(
      and(
        eq(deliveries.issueId, issueId),
        eq(deliveries.state, "unknown"),
        gt(deliveries.subscriberId, after),
      ),
    )
    .orderBy(asc(deliveries.subscriberId))
    .limit(size + 1)
    .all()
    .map(({ subscriberId, lang, kind, error, endedAt }) => ({
      subscriberId,
      lang,
      kind,
      error,
      endedAt,
      messageId: messageIdOf(issueId, subscriberId, issue.host),
    }));
  const shown = rows.slice(0, size);
  return { rows: shown, next: rows.length > size ? shown.at(-1)?.subscriberId : undefined };
}

/**
 * Settles unknown mails by their Message-IDs, which may stand anywhere in a text (a mail server's log, say). Gives how
 * many were settled; ids that are not unknown mails of the issue count for nothing. Throws Forbidden, NotFound, and Invalid
 * on "messageIds" when none was.
 */
export function reconcileDeliveries(
  actor: Actor,
  { issueId, messageIds, finding }: { issueId: string; messageIds: string; finding: Finding },
  now: number,
): number {
  authorize(actor, "newsletter.send");
  const subscriberIds = readMessageIds(messageIds, issueId);
  return write((tx) => {
    const issue = tx.select().from(issues).where(eq(issues.id, issueId)).all()[0];
    if (!issue) throw new NotFound(`issue ${issueId}`);
    const count = settle(tx, issueId, subscriberIds, finding, now);
    if (count === 0) throw new Invalid({ messageIds: "noUnknownMail" });
    // Who is to get it after all gets it although the issue had ended.
    if (finding === "again" && (issue.state === "sent" || issue.state === "cancelled")) {
      tx.update(issues).set({ state: "sending", endedAt: null }).where(eq(issues.id, issueId)).run();
    }
    countProgress(tx, issueId, now);
    recordAudit(tx, {
      at: now,
      actor,
      verb: "newsletter.reconcile",
      subject: `issue:${issueId}`,
      detail: { finding, count },
    });
    return count;
  });
}

function settle(tx: Tx, issueId: string, subscriberIds: string[], finding: Finding, now: number): number {
  const settled =
    finding === "arrived"
      ? { state: "sent" as const, kind: "", endedAt: now }
      : { state: "pending" as const, kind: "", endedAt: null, nextAt: 0 };
  let count = 0;
  // In parts, because a statement bears only so many parameters.
  for (let from = 0; from < subscriberIds.length; from += 500) {
    count += tx
      .update(deliveries)
      .set({ ...settled, claimedBy: null })
      .where(
        and(
          eq(deliveries.issueId, issueId),
          eq(deliveries.state, "unknown"),
          inArray(deliveries.subscriberId, subscriberIds.slice(from, from + 500)),
        ),
      )
      .run().changes;
  }
  return count;
}
