import type { Tx } from "#db/client.ts";
import { audit } from "#db/schema.ts";
import type { Actor } from "../staff/permissions.ts";

/** Writes who did what to what, inside the verb's own transaction. `subject` is "noun:id". */
export function recordAudit(
  tx: Tx,
  entry: {
    at: number;
    actor?: Pick<Actor, "id"> | "command-line";
    verb: string;
    subject?: string;
    detail?: Record<string, unknown>;
  },
): void {
  const isCommand = entry.actor === "command-line";
  tx.insert(audit)
    .values({
      at: entry.at,
      staffId: typeof entry.actor === "object" ? entry.actor.id : null,
      verb: entry.verb,
      subject: entry.subject ?? "",
      detail: { ...entry.detail, ...(isCommand ? { by: "command-line" } : {}) },
    })
    .run();
}
