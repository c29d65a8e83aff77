import { and, eq } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { sessions } from "#db/schema.ts";
import { recordAudit } from "../audit/record.ts";
import { startSession } from "../staff/sessions.ts";
import { tokenHash } from "../tokens.ts";

/** From where somebody signs in. */
export type Door = {
  /** The client's network address. */
  network: string;
  userAgent: string;
  /** The secret of the session that the browser came with, which a new one replaces. */
  replaces?: string | undefined;
};

/** The session that somebody who proved who they are gets: always a new one, whatever the browser came with. */
export function enter(
  tx: Tx,
  person: { id: string },
  { by, ...door }: Door & { by: "password" },
  now: number,
): string {
  if (door.replaces) {
    tx.delete(sessions)
      .where(and(eq(sessions.hash, tokenHash(door.replaces))))
      .run();
  }
  recordAudit(tx, {
    at: now,
    actor: person,
    verb: "staff.sign-in",
    subject: `staff:${person.id}`,
    detail: { by },
  });
  return startSession(tx, { staffId: person.id, userAgent: door.userAgent }, now);
}
