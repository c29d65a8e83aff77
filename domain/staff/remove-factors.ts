import { and, eq, isNull } from "drizzle-orm";
import { write } from "#db/client.ts";
import { staff } from "#db/schema.ts";
import { recordAudit } from "../audit/record.ts";
import { NotFound } from "../errors.ts";
import { clearFactors } from "./factors.ts";
import { authorize, type Operator } from "./permissions.ts";
import { endSessionsOf } from "./sessions.ts";

/**
 * Takes the second factors and recovery codes from somebody who lost them, and ends their sessions: the password alone
 * opens the account again. Throws Forbidden, NotFound.
 */
export function removeFactors(actor: Operator, id: string, now: number): void {
  authorize(actor, "staff.edit");
  write((tx) => {
    const found = tx
      .select({ id: staff.id })
      .from(staff)
      .where(and(eq(staff.id, id), isNull(staff.disabledAt)))
      .all();
    if (found.length === 0) throw new NotFound(`staff ${id}`);
    clearFactors(tx, id);
    endSessionsOf(tx, id);
    recordAudit(tx, { at: now, actor, verb: "staff.remove-factors", subject: `staff:${id}` });
  });
}
