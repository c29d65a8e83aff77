import { and, eq, isNull } from "drizzle-orm";
import { write } from "#db/client.ts";
import { staff } from "#db/schema/staff.ts";
import { recordAudit } from "../audit/record.ts";
import { NotFound } from "../errors.ts";
import { requireAnotherOwner } from "./last-owner.ts";
import { authorize, type Operator } from "./permissions.ts";
import { endSessionsOf } from "./sessions.ts";

/**
 * Closes an account at once: its sessions end and nobody signs in with it; what the person wrote stays.
 * Throws Forbidden, NotFound, Invalid ("lastOwner" on "form").
 */
export function disableStaff(actor: Operator, id: string, now: number): void {
  authorize(actor, "staff.edit");
  write((tx) => {
    requireAnotherOwner(tx, id);
    const { changes } = tx
      .update(staff)
      .set({ disabledAt: now })
      .where(and(eq(staff.id, id), isNull(staff.disabledAt)))
      .run();
    if (changes === 0) throw new NotFound(`staff ${id}`);
    endSessionsOf(tx, id);
    recordAudit(tx, { at: now, actor, verb: "staff.disable", subject: `staff:${id}` });
  });
}
