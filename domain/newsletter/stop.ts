import { and, eq, inArray, sql } from "drizzle-orm";
import { type Tx, write } from "#db/client.ts";
import { deliveries, issues } from "#db/schema/newsletter.ts";
import { recordAudit } from "../audit/record.ts";
import { Invalid, NotFound } from "../errors.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { finishIssue } from "./finish.ts";
import { countProgress } from "./progress.ts";

/** Why sending stopped by itself: sign-in refused, no way to the server, our sender refused, or every mail refused. */
export type StopReason = "auth" | "route" | "sender" | "refused";

/** Has an issue wait; what is on the wire still ends. Throws Forbidden, NotFound, Invalid when it is not being sent. */
export function pauseIssue(actor: Actor, id: string, now: number): void {
  authorize(actor, "newsletter.send");
  write((tx) => {
    change(tx, id, ["sending"], { state: "paused", stopReason: "", stopDetail: "" });
    recordAudit(tx, { at: now, actor, verb: "newsletter.pause", subject: `issue:${id}` });
    countProgress(tx, id, now);
  });
}

/** Goes on with a paused issue; mails that wait for another try are tried at once. Throws as above. */
export function resumeIssue(actor: Actor, id: string, now: number): void {
  authorize(actor, "newsletter.send");
  write((tx) => {
    change(tx, id, ["paused"], { state: "sending", stopReason: "", stopDetail: "" });
    tx.update(deliveries)
      .set({ nextAt: now })
      .where(
        and(eq(deliveries.issueId, id), eq(deliveries.state, "retry"), sql`${deliveries.nextAt} > ${now}`),
      )
      .run();
    recordAudit(tx, { at: now, actor, verb: "newsletter.resume", subject: `issue:${id}` });
    countProgress(tx, id, now);
  });
}

/** Ends an issue for good: who has not had it yet does not get it. Throws as above. */
export function cancelIssue(actor: Actor, id: string, now: number): void {
  authorize(actor, "newsletter.send");
  write((tx) => {
    change(tx, id, ["sending", "paused"], { state: "cancelled" });
    tx.update(deliveries)
      .set({ state: "skipped", kind: "cancelled", endedAt: now })
      .where(and(eq(deliveries.issueId, id), inArray(deliveries.state, ["pending", "retry"])))
      .run();
    recordAudit(tx, { at: now, actor, verb: "newsletter.cancel", subject: `issue:${id}` });
    finishIssue(tx, id, { state: "cancelled", counts: countProgress(tx, id, now) }, now);
  });
}

/** Pauses every issue that is being sent, because no mail can go out: inside the sender's own transaction. */
export function stopSending(tx: Tx, reason: StopReason, detail: string, now: number): void {
  const stopped = tx
    .update(issues)
    .set({ state: "paused", stopReason: reason, stopDetail: detail })
    .where(eq(issues.state, "sending"))
    .returning({ id: issues.id })
    .all();
  for (const { id } of stopped) {
    recordAudit(tx, { at: now, verb: "newsletter.stop", subject: `issue:${id}`, detail: { reason, detail } });
    countProgress(tx, id, now);
  }
}

type State = typeof issues.$inferSelect.state;

function change(tx: Tx, id: string, from: State[], values: Partial<typeof issues.$inferInsert>): void {
  const { changes } = tx
    .update(issues)
    .set(values)
    .where(and(eq(issues.id, id), inArray(issues.state, from)))
    .run();
  if (changes > 0) return;
  const exists = tx.select({ id: issues.id }).from(issues).where(eq(issues.id, id)).all()[0];
  if (!exists) throw new NotFound(`issue ${id}`);
  throw new Invalid({ form: "issueElsewhere" });
}
