import { eq } from "drizzle-orm";
import { write } from "#db/client.ts";
import { staff } from "#db/schema/staff.ts";
import { recordAudit } from "../audit/record.ts";
import { Invalid, NotFound } from "../errors.ts";
import { problemsOf } from "../problems.ts";
import { requireAnotherOwner } from "../staff/last-owner.ts";
import { authorize, type Operator } from "../staff/permissions.ts";
import { endSessionsOf } from "../staff/sessions.ts";
import { placeSchema } from "../staff/staff-input.ts";
import { tellOfRole } from "./letters.ts";

/**
 * Changes a person's name and role, which holds from their next request on. A new role is told to them by mail and ends their
 * sessions, but the one with the hash `exceptHash`: that of somebody who changes their own. Throws Forbidden, NotFound, Invalid
 * (name, role; "lastOwner" on "form").
 */
export function changeStaff(
  actor: Operator,
  { id, exceptHash, ...input }: { id: string; name: string; role: string; exceptHash?: string },
  now: number,
): void {
  authorize(actor, "staff.edit");
  const result = placeSchema.safeParse(input);
  if (!result.success) throw new Invalid(problemsOf(result.error));
  const { name, role } = result.data;
  write((tx) => {
    const before = tx.select().from(staff).where(eq(staff.id, id)).all()[0];
    if (!before) throw new NotFound(`staff ${id}`);
    if (role !== "owner") requireAnotherOwner(tx, id);
    tx.update(staff).set({ name, role }).where(eq(staff.id, id)).run();
    if (role !== before.role) {
      endSessionsOf(tx, id, exceptHash);
      tellOfRole(tx, { ...before, name }, role, now);
    }
    recordAudit(tx, {
      at: now,
      actor,
      verb: "staff.change",
      subject: `staff:${id}`,
      detail: { from: before.role, to: role },
    });
  });
}
