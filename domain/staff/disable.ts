import { and, count, eq, isNull, ne } from "drizzle-orm";
import { type Tx, write } from "#db/client.ts";
import { staff } from "#db/schema.ts";
import { recordAudit } from "../audit/record.ts";
import { Invalid, NotFound } from "../errors.ts";
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

// A site without an owner has nobody left who may make one.
function requireAnotherOwner(tx: Tx, id: string): void {
  const person = tx.select({ role: staff.role }).from(staff).where(eq(staff.id, id)).all()[0];
  if (person?.role !== "owner") return;
  const [others] = tx
    .select({ n: count() })
    .from(staff)
    .where(and(eq(staff.role, "owner"), isNull(staff.disabledAt), ne(staff.id, id)))
    .all();
  if (others?.n === 0) throw new Invalid({ form: "lastOwner" });
}
