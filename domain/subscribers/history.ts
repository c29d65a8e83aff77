import { and, asc, desc, eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { audit } from "#db/schema/audit.ts";
import { deliveries, issues, issueTexts, outgoingMails } from "#db/schema/newsletter.ts";
import { staff } from "#db/schema/staff.ts";

/** Something that happened to one subscriber. */
export type Happening =
  | { at: number; what: "change"; verb: string; by: string | null; note: string }
  | { at: number; what: "mail"; kind: SubscriberMail; state: string }
  | { at: number; what: "issue"; issueId: string; subject: string; state: string };

const mailKinds = ["confirm", "welcome", "invite", "change", "changed"] as const;
type SubscriberMail = (typeof mailKinds)[number];

const told = [
  "subscribers.add",
  "subscribers.confirm",
  "subscribers.choose-language",
  "subscribers.change-address",
  "subscribers.unsubscribe",
  "subscribers.end",
];

/** What the database knows of a subscriber's past, newest first: changes, mails, issues. */
export function listHistory(subscriberId: string): Happening[] {
  return [...listChanges(subscriberId), ...listMails(subscriberId), ...listIssues(subscriberId)].sort(
    (a, b) => b.at - a.at,
  );
}

function listChanges(subscriberId: string): Happening[] {
  return db()
    .select({ at: audit.at, verb: audit.verb, by: staff.name, detail: audit.detail, id: audit.id })
    .from(audit)
    .leftJoin(staff, eq(staff.id, audit.staffId))
    .where(eq(audit.subject, `subscriber:${subscriberId}`))
    .orderBy(desc(audit.id))
    .limit(200)
    .all()
    .filter(({ verb }) => told.includes(verb))
    .map(({ at, verb, by, detail }) => {
      const { why, lang } = detail as { why?: string; lang?: string };
      return { at, what: "change", verb, by, note: why ?? lang ?? "" };
    });
}

function listMails(subscriberId: string): Happening[] {
  return db()
    .select({ kind: outgoingMails.kind, state: outgoingMails.state, createdAt: outgoingMails.createdAt })
    .from(outgoingMails)
    .where(eq(outgoingMails.subscriberId, subscriberId))
    .orderBy(asc(outgoingMails.createdAt))
    .all()
    .flatMap(({ kind: any, state, createdAt }) => {
      const kind = mailKinds.find((each) => each === any);
      return kind ? [{ at: createdAt, what: "mail" as const, kind, state }] : [];
    });
}

// By the ledger's own key: one look-up for each issue that was begun, however many deliveries there are.
function listIssues(subscriberId: string): Happening[] {
  return db()
    .select({
      state: deliveries.state,
      endedAt: deliveries.endedAt,
      startedAt: issues.startedAt,
      issueId: issues.id,
      subject: issueTexts.subject,
    })
    .from(issues)
    .innerJoin(deliveries, and(eq(deliveries.issueId, issues.id), eq(deliveries.subscriberId, subscriberId)))
    .leftJoin(issueTexts, and(eq(issueTexts.issueId, issues.id), eq(issueTexts.lang, deliveries.lang)))
    .all()
    .map(({ state, endedAt, startedAt, issueId, subject }) => ({
      at: endedAt ?? startedAt ?? 0,
      what: "issue" as const,
      issueId,
      subject: subject ?? "",
      state,
    }));
}
