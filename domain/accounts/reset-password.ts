import { eq } from "drizzle-orm";
import { db, write } from "#db/client.ts";
import { staff } from "#db/schema/staff.ts";
import { recordAudit } from "../audit/record.ts";
import { NotFound } from "../errors.ts";
import { clearFactors } from "../staff/factors.ts";
import { hashPassword } from "../staff/passwords.ts";
import { authorize, type Operator } from "../staff/permissions.ts";
import { endSessionsOf } from "../staff/sessions.ts";
import { findInUse } from "./find-in-use.ts";
import { tellOfChange } from "./letters.ts";

/**
 * Gives a person a new password and ends all their sessions; `clearsFactors` also takes the second factors and recovery
 * codes from somebody who lost them. The person is told by mail. Throws Forbidden, NotFound, Invalid (password).
 */
export async function resetPassword(
  actor: Operator,
  { id, password, clearsFactors = false }: { id: string; password: string; clearsFactors?: boolean },
  now: number,
): Promise<void> {
  authorize(actor, "staff.edit");
  const person = findInUse(db(), id);
  if (!person) throw new NotFound(`staff ${id}`);
  const passwordHash = await hashPassword(password, person);
  write((tx) => {
    if (!findInUse(tx, id)) throw new NotFound(`staff ${id}`);
    tx.update(staff).set({ passwordHash }).where(eq(staff.id, id)).run();
    if (clearsFactors) clearFactors(tx, id);
    endSessionsOf(tx, id);
    recordAudit(tx, {
      at: now,
      actor,
      verb: "staff.reset-password",
      subject: `staff:${id}`,
      ...(clearsFactors ? { detail: { factors: "cleared" } } : {}),
    });
    tellOfChange(tx, person, "passwordGiven", now);
    if (clearsFactors) tellOfChange(tx, person, "factorsGone", now);
  });
}
