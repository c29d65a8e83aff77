import { write } from "#db/client.ts";
import { recordAudit } from "../audit/record.ts";
import { NotFound } from "../errors.ts";
import { clearFactors } from "../staff/factors.ts";
import { authorize, type Operator } from "../staff/permissions.ts";
import { endSessionsOf } from "../staff/sessions.ts";
import { findInUse } from "./find-in-use.ts";
import { tellOfChange } from "./letters.ts";

/**
 * Takes the second factors and recovery codes from somebody who lost them, and ends their sessions: the password alone
 * opens the account again, and the person is told so by mail. Throws Forbidden, NotFound.
 */
export function removeFactors(actor: Operator, id: string, now: number): void {
  authorize(actor, "staff.edit");
  write((tx) => {
    const person = findInUse(tx, id);
    if (!person) throw new NotFound(`staff ${id}`);
    clearFactors(tx, id);
    endSessionsOf(tx, id);
    recordAudit(tx, { at: now, actor, verb: "staff.remove-factors", subject: `staff:${id}` });
    tellOfChange(tx, person, "factorsGone", now);
  });
}
