import { eq } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { issues } from "#db/schema/newsletter.ts";
import { Invalid, NotFound } from "../errors.ts";

type IssueRow = typeof issues.$inferSelect;

/** Whether an issue may still be changed: a draft, or one whose hour has not come. */
export function isDraft({ state }: Pick<IssueRow, "state">): boolean {
  return state === "draft" || state === "scheduled";
}

/** The issue, when it may still be changed. Throws NotFound, and Invalid on "form" for one that has gone out. */
export function requireDraft(tx: Tx, id: string): IssueRow {
  const issue = tx.select().from(issues).where(eq(issues.id, id)).all()[0];
  if (!issue) throw new NotFound(`issue ${id}`);
  if (!isDraft(issue)) throw new Invalid({ form: "issueFrozen" });
  return issue;
}
