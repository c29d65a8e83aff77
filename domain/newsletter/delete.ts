import { eq } from "drizzle-orm";
import { write } from "#db/client.ts";
import { issues } from "#db/schema/newsletter.ts";
import { recordAudit } from "../audit/record.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { requireDraft } from "./draft.ts";

/** Throws away a draft. Throws Forbidden, NotFound, and Invalid when the issue has gone out. */
export function deleteIssue(actor: Actor, id: string, now: number): void {
  authorize(actor, "newsletter.edit");
  write((tx) => {
    const { slug } = requireDraft(tx, id);
    tx.delete(issues).where(eq(issues.id, id)).run();
    recordAudit(tx, { at: now, actor, verb: "newsletter.delete", subject: `issue:${id}`, detail: { slug } });
  });
}
