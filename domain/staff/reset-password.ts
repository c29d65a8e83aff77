import { and, eq, isNull } from "drizzle-orm";
import { write } from "#db/client.ts";
import { staff } from "#db/schema.ts";
import { recordAudit } from "../audit/record.ts";
import { NotFound } from "../errors.ts";
import { hashPassword } from "./passwords.ts";
import { authorize, type Operator } from "./permissions.ts";
import { endSessionsOf } from "./sessions.ts";

/** Gives a person a new password and ends all their sessions. Throws Forbidden, NotFound, Invalid (password). */
export async function resetPassword(
  actor: Operator,
  { id, password }: { id: string; password: string },
  now: number,
): Promise<void> {
  authorize(actor, "staff.edit");
  const passwordHash = await hashPassword(password);
  write((tx) => {
    const { changes } = tx
      .update(staff)
      .set({ passwordHash })
      .where(and(eq(staff.id, id), isNull(staff.disabledAt)))
      .run();
    if (changes === 0) throw new NotFound(`staff ${id}`);
    endSessionsOf(tx, id);
    recordAudit(tx, { at: now, actor, verb: "staff.reset-password", subject: `staff:${id}` });
  });
}
