import { eq } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { issues, issueTexts } from "#db/schema/newsletter.ts";
import { staff } from "#db/schema/staff.ts";
import { recordAudit } from "../audit/record.ts";
import { composeReport } from "../mail/compose.ts";
import { queueMail, sealMail } from "../mail/queue.ts";
import { settings } from "../site/settings.ts";
import type { Counts } from "./progress.ts";

/** Ends an issue, inside the caller's transaction, and has the person who had it sent told how it went. */
export function finishIssue(
  tx: Tx,
  issueId: string,
  { state, counts }: { state: "sent" | "cancelled"; counts: Counts },
  now: number,
): void {
  tx.update(issues)
    .set({ state, endedAt: now, stopReason: "", stopDetail: "" })
    .where(eq(issues.id, issueId))
    .run();
  recordAudit(tx, {
    at: now,
    verb: "newsletter.finish",
    subject: `issue:${issueId}`,
    detail: { state, ...counts },
  });
  const sender = tx
    .select({ email: staff.email, lang: staff.lang, slug: issues.slug })
    .from(issues)
    .innerJoin(staff, eq(staff.id, issues.scheduledBy))
    .where(eq(issues.id, issueId))
    .all()[0];
  if (!sender) return;
  const report = composeReport(sender.lang, {
    to: sender.email,
    issue: subjectFor(tx, issueId, sender.lang) || sender.slug,
    isCancelled: state === "cancelled",
    counts,
    link: `${settings().siteUrl}/admin/newsletter/${issueId}/send`,
  });
  queueMail(tx, sealMail("report", sender.lang, report), null, now);
}

function subjectFor(tx: Tx, issueId: string, lang: string): string | undefined {
  const rows = tx
    .select({ lang: issueTexts.lang, subject: issueTexts.subject })
    .from(issueTexts)
    .where(eq(issueTexts.issueId, issueId))
    .all()
    .filter(({ subject }) => subject);
  return (rows.find((row) => row.lang === lang) ?? rows[0])?.subject;
}
