import { write } from "#db/client.ts";
import { recordAudit } from "../audit/record.ts";
import { Invalid } from "../errors.ts";
import { findFactors, hasSecondFactor } from "../staff/factors.ts";
import { endSessionsOf, type SignedIn } from "../staff/sessions.ts";
import { tellOfChange } from "./letters.ts";
import { makeRecoveryCodes } from "./recovery-codes.ts";

/** Makes ten new recovery codes in the place of the old ones, and ends the other sessions. Throws Invalid ("noFactor" on "form"). */
export function renewRecoveryCodes(actor: SignedIn, now: number): string[] {
  return write((tx) => {
    if (!hasSecondFactor(findFactors(tx, actor.id))) throw new Invalid({ form: "noFactor" });
    endSessionsOf(tx, actor.id, actor.sessionHash);
    recordAudit(tx, { at: now, actor, verb: "staff.renew-recovery-codes", subject: `staff:${actor.id}` });
    tellOfChange(tx, actor, "recoveryCodes", now);
    return makeRecoveryCodes(tx, actor.id);
  });
}
