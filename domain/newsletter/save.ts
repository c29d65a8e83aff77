import { and, eq, ne } from "drizzle-orm";
import { type Tx, write } from "#db/client.ts";
import { issues, issueTexts } from "#db/schema/newsletter.ts";
import { recordAudit } from "../audit/record.ts";
import { emptyDocument } from "../documents/schema.ts";
import { Invalid } from "../errors.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { type IssueRow, requireDraft } from "./draft.ts";
import { type CheckedIssue, checkIssue, type IssueInput } from "./issue-input.ts";

/**
 * Saves what an issue says; gives its new version. Throws Forbidden, NotFound, Invalid (slug, subject.LANG, preview.LANG,
 * intro.LANG; "form" when somebody else saved it meanwhile or it has gone out).
 */
export function saveIssue(actor: Actor, input: IssueInput, now: number): number {
  authorize(actor, "newsletter.edit");
  const issue = checkIssue(input);
  const { id, version, slug, texts } = issue;
  return write((tx) => {
    const before = requireDraft(tx, id);
    if (before.version !== version && !saysSame(tx, before, issue))
      throw new Invalid({ form: "savedByOther" });
    if (slug) refuseUsedSlug(tx, id, slug);
    tx.update(issues)
      .set({ slug: slug || before.slug, savedAt: now, version: before.version + 1, stopReason: "" })
      .where(eq(issues.id, id))
      .run();
    for (const { lang, ...text } of texts) {
      tx.insert(issueTexts)
        .values({ issueId: id, lang, ...text, intro: text.intro ?? emptyDocument })
        .onConflictDoUpdate({ target: [issueTexts.issueId, issueTexts.lang], set: text })
        .run();
    }
    recordAudit(tx, { at: now, actor, verb: "newsletter.save", subject: `issue:${id}` });
    return before.version + 1;
  });
}

// As when a form was sent twice, by two presses on a slow line: nobody's words are lost.
function saysSame(tx: Tx, before: IssueRow, { slug, texts }: CheckedIssue): boolean {
  const rows = tx.select().from(issueTexts).where(eq(issueTexts.issueId, before.id)).all();
  const isSame = ({ lang, subject, preview, intro }: CheckedIssue["texts"][number]) =>
    rows.some(
      (row) =>
        row.lang === lang &&
        row.subject === subject &&
        row.preview === preview &&
        (intro === undefined || JSON.stringify(intro) === JSON.stringify(row.intro)),
    );
  return (slug === "" || slug === before.slug) && texts.every(isSame);
}

function refuseUsedSlug(tx: Tx, id: string, slug: string): void {
  const holders = tx
    .select({ id: issues.id })
    .from(issues)
    .where(and(eq(issues.slug, slug), ne(issues.id, id)))
    .all();
  if (holders.length > 0) throw new Invalid({ slug: "issueSlugUsed" });
}
