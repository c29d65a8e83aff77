import { and, eq, lte, sql } from "drizzle-orm";
import { prepared, type Tx, write } from "#db/client.ts";
import { issueLetters, issues } from "#db/schema/newsletter.ts";
import { recordAudit } from "../audit/record.ts";
import { gapOf, readContents } from "./content.ts";
import { composeLetter, hashLetters } from "./letter.ts";
import { messageHost } from "./message-id.ts";
import { countProgress } from "./progress.ts";

const due = prepared((connection) =>
  connection
    .select({ id: issues.id, slug: issues.slug, scheduledBy: issues.scheduledBy })
    .from(issues)
    .where(and(eq(issues.state, "scheduled"), lte(issues.scheduledAt, sql.placeholder("now"))))
    .prepare(),
);

// Ordered by the ledger's key, so that its rows are appended.
const intoLedger = prepared(({ $client }) =>
  $client.prepare<[{ issueId: string; lang: string }]>(`
    insert into deliveries (issue_id, subscriber_id, lang, state)
    select @issueId, s.id, s.lang, 'pending' from subscribers s
    where s.state = 'confirmed' and s.lang = @lang
      and not exists (select 1 from suppressions x where x.address_hash = s.address_hash)
    order by s.id`),
);

/**
 * Starts every issue whose instant has come: what it says is frozen, and each recipient gets a row in the ledger, in one
 * transaction for each issue. Gives the ids. In several processes at once each issue is started by one.
 */
export function startDueIssues(now: number): string[] {
  if (due().all({ now }).length === 0) return [];
  return write((tx) => {
    const started = due().all({ now });
    for (const issue of started) start(tx, issue, now);
    return started.map(({ id }) => id);
  });
}

type Due = { id: string; slug: string; scheduledBy: string | null };

function start(tx: Tx, issue: Due, now: number): void {
  const letters = readContents(issue.id)
    .filter((content) => gapOf(content) === undefined)
    .map((content) => composeLetter(content, issue.slug));
  // What it was to tell of was withdrawn meanwhile: its makers see why it is a draft again.
  if (letters.length === 0) {
    putBack(tx, issue, now);
    return;
  }
  const contentHash = hashLetters(letters);
  for (const letter of letters) {
    tx.insert(issueLetters)
      .values({ issueId: issue.id, ...letter })
      .run();
  }
  let recipients = 0;
  for (const { lang } of letters) recipients += intoLedger().run({ issueId: issue.id, lang }).changes;
  tx.update(issues)
    .set({
      state: "sending",
      startedAt: now,
      contentHash,
      messageHost: messageHost(),
      stopReason: "",
      stopDetail: "",
    })
    .where(eq(issues.id, issue.id))
    .run();
  countProgress(tx, issue.id, now);
  recordAudit(tx, {
    at: now,
    ...(issue.scheduledBy ? { actor: { id: issue.scheduledBy } } : {}),
    verb: "newsletter.start",
    subject: `issue:${issue.id}`,
    detail: { contentHash, recipients, langs: letters.map(({ lang }) => lang) },
  });
}

function putBack(tx: Tx, issue: Due, now: number): void {
  tx.update(issues)
    .set({ state: "draft", scheduledAt: null, stopReason: "nothing", stopDetail: "" })
    .where(eq(issues.id, issue.id))
    .run();
  recordAudit(tx, { at: now, verb: "newsletter.put-back", subject: `issue:${issue.id}` });
}
