import { and, eq, isNotNull } from "drizzle-orm";
import { write } from "#db/client.ts";
import { staff } from "#db/schema/staff.ts";
import { recordAudit } from "../audit/record.ts";
import { NotFound } from "../errors.ts";
import { authorize, type Operator } from "./permissions.ts";

/** Opens a disabled account again, with the password it had. Throws Forbidden, NotFound. */
export function enableStaff(actor: Operator, id: string, now: number): void {
  authorize(actor, "staff.edit");
  write((tx) => {
    const { changes } = tx
      .update(staff)
      .set({ disabledAt: null })
      .where(and(eq(staff.id, id), isNotNull(staff.disabledAt)))
      .run();
    if (changes === 0) throw new NotFound(`staff ${id}`);
    recordAudit(tx, { at: now, actor, verb: "staff.enable", subject: `staff:${id}` });
  });
}
