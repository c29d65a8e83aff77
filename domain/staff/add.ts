import { eq } from "drizzle-orm";
import { write } from "#db/client.ts";
import { newId } from "#db/id.ts";
import { staff } from "#db/schema/staff.ts";
import { recordAudit } from "../audit/record.ts";
import { Invalid } from "../errors.ts";
import { hashPassword } from "./passwords.ts";
import { authorize, type Operator } from "./permissions.ts";
import { checkStaff, type StaffInput } from "./staff-input.ts";

/**
 * Makes an account and gives its id. An address whose account is disabled comes back under the new name, role and
 * password. Throws Forbidden, Invalid (email, name, role, password; "emailUsed" where the account is in use).
 */
export async function addStaff(actor: Operator, input: StaffInput, now: number): Promise<string> {
  authorize(actor, "staff.edit");
  const { password, ...person } = checkStaff(input);
  const passwordHash = await hashPassword(password, person);
  return write((tx) => {
    const before = tx.select().from(staff).where(eq(staff.email, person.email)).all()[0];
    if (before && before.disabledAt === null) throw new Invalid({ email: "emailUsed" });
    const id = before?.id ?? newId();
    tx.insert(staff)
      .values({ id, ...person, passwordHash, createdAt: now })
      .onConflictDoUpdate({ target: staff.id, set: { ...person, passwordHash, disabledAt: null } })
      .run();
    recordAudit(tx, {
      at: now,
      actor,
      verb: "staff.add",
      subject: `staff:${id}`,
      detail: { role: person.role },
    });
    return id;
  });
}
