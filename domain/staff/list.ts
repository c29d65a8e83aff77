import { asc, isNotNull } from "drizzle-orm";
import { db } from "#db/client.ts";
import { staff } from "#db/schema.ts";
import { authorize, type Operator, type Role } from "./permissions.ts";

export type StaffMember = {
  id: string;
  email: string;
  name: string;
  role: Role;
  createdAt: number;
  disabledAt: number | null;
};

/** Everybody who has an account, by name, the disabled last. Throws Forbidden. */
export function listStaff(actor: Operator): StaffMember[] {
  authorize(actor, "staff.read");
  return db()
    .select({
      id: staff.id,
      email: staff.email,
      name: staff.name,
      role: staff.role,
      createdAt: staff.createdAt,
      disabledAt: staff.disabledAt,
    })
    .from(staff)
    .orderBy(asc(isNotNull(staff.disabledAt)), asc(staff.name), asc(staff.id))
    .all();
}
