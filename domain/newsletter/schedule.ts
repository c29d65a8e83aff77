import { eq } from "drizzle-orm";
import { write } from "#db/client.ts";
import { issues } from "#db/schema/newsletter.ts";
import { recordAudit } from "../audit/record.ts";
import { Invalid } from "../errors.ts";
import { settings } from "../site/settings.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { gapOf, readContents } from "./content.ts";
import { requireDraft } from "./draft.ts";

/**
 * Has an issue start at an instant (ms UTC), or at once without one. What it says then is what goes out. Throws Forbidden,
 * NotFound, and Invalid: "scheduledAt" in the past, "form" when it says nothing in any language, when it has gone out
 * already, or when there is no mail server to send it.
 */
export function scheduleIssue(actor: Actor, id: string, at: number | undefined, now: number): void {
  authorize(actor, "newsletter.send");
  if (at !== undefined && at <= now) throw new Invalid({ scheduledAt: "inPast" });
  if (settings().smtpUrl === undefined) throw new Invalid({ form: "noMailServer" });
  write((tx) => {
    requireDraft(tx, id);
    const contents = readContents(id);
    if (contents.every((content) => gapOf(content) !== undefined)) throw new Invalid({ form: "issueEmpty" });
    tx.update(issues)
      .set({ state: "scheduled", scheduledAt: at ?? now, scheduledBy: actor.id, stopReason: "" })
      .where(eq(issues.id, id))
      .run();
    recordAudit(tx, {
      at: now,
      actor,
      verb: "newsletter.schedule",
      subject: `issue:${id}`,
      detail: { scheduledAt: at ?? now },
    });
  });
}

/** Makes a scheduled issue a draft again. Throws Forbidden, NotFound, Invalid when it has started. */
export function unscheduleIssue(actor: Actor, id: string, now: number): void {
  authorize(actor, "newsletter.send");
  write((tx) => {
    requireDraft(tx, id);
    tx.update(issues).set({ state: "draft", scheduledAt: null }).where(eq(issues.id, id)).run();
    recordAudit(tx, { at: now, actor, verb: "newsletter.unschedule", subject: `issue:${id}` });
  });
}
