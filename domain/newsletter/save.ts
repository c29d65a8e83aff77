import { and, eq, ne } from "drizzle-orm";
import { type Tx, write } from "#db/client.ts";
import { issues, issueTexts } from "#db/schema/newsletter.ts";
import { recordAudit } from "../audit/record.ts";
import { emptyDocument } from "../documents/schema.ts";
import { Invalid } from "../errors.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { requireDraft } from "./draft.ts";
import { checkIssue, type IssueInput } from "./issue-input.ts";

/**
 * Saves what an issue says; gives its new version. Throws Forbidden, NotFound, Invalid (slug, subject.LANG, preview.LANG,
 * intro.LANG; "form" when somebody else saved it meanwhile or it has gone out).
 */
export function saveIssue(actor: Actor, input: IssueInput, now: number): number {
  authorize(actor, "newsletter.edit");
  const { id, version, slug, texts } = checkIssue(input);
  return write((tx) => {
    const issue = requireDraft(tx, id);
    if (issue.version !== version) throw new Invalid({ form: "savedByOther" });
    if (slug) refuseUsedSlug(tx, id, slug);
    tx.update(issues)
      .set({ slug: slug || issue.slug, savedAt: now, version: version + 1, stopReason: "" })
      .where(eq(issues.id, id))
      .run();
    for (const { lang, ...text } of texts) {
      tx.insert(issueTexts)
        .values({ issueId: id, lang, ...text, intro: text.intro ?? emptyDocument })
        .onConflictDoUpdate({ target: [issueTexts.issueId, issueTexts.lang], set: text })
        .run();
    }
    recordAudit(tx, { at: now, actor, verb: "newsletter.save", subject: `issue:${id}` });
    return version + 1;
  });
}

function refuseUsedSlug(tx: Tx, id: string, slug: string): void {
  const holders = tx
    .select({ id: issues.id })
    .from(issues)
    .where(and(eq(issues.slug, slug), ne(issues.id, id)))
    .all();
  if (holders.length > 0) throw new Invalid({ slug: "issueSlugUsed" });
}
