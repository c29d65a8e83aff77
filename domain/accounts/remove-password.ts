import { eq } from "drizzle-orm";
import { write } from "#db/client.ts";
import { staff } from "#db/schema/staff.ts";
import { recordAudit } from "../audit/record.ts";
import { Invalid } from "../errors.ts";
import { findFactors } from "../staff/factors.ts";
import { endSessionsOf, type SignedIn } from "../staff/sessions.ts";
import { tellOfChange } from "./letters.ts";

/**
 * Takes one's own password away, so that passkeys alone open the account, and ends the other sessions.
 * Throws Invalid ("noPasskey" on "form").
 */
export function removeOwnPassword(actor: SignedIn, now: number): void {
  write((tx) => {
    if (findFactors(tx, actor.id).passkeys === 0) throw new Invalid({ form: "noPasskey" });
    tx.update(staff).set({ passwordHash: "" }).where(eq(staff.id, actor.id)).run();
    endSessionsOf(tx, actor.id, actor.sessionHash);
    recordAudit(tx, { at: now, actor, verb: "staff.remove-own-password", subject: `staff:${actor.id}` });
    tellOfChange(tx, actor, "passwordGone", now);
  });
}
