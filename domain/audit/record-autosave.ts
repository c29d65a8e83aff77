import { desc, eq } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { audit } from "#db/schema/audit.ts";
import { hour } from "../durations.ts";
import type { Actor } from "../staff/permissions.ts";
import { recordAudit } from "./record.ts";

/** Writes that somebody's text was saved by itself: one row for an hour of writing that nothing else interrupts. */
export function recordAutosave(
  tx: Tx,
  entry: { at: number; actor: Pick<Actor, "id">; subject: string },
): void {
  const last = tx
    .select({ verb: audit.verb, staffId: audit.staffId, at: audit.at })
    .from(audit)
    .where(eq(audit.subject, entry.subject))
    .orderBy(desc(audit.id))
    .limit(1)
    .all()[0];
  const goesOn = last?.verb === "articles.autosave" && last.staffId === entry.actor.id;
  if (!goesOn || last.at < entry.at - hour) recordAudit(tx, { ...entry, verb: "articles.autosave" });
}
