import { and, asc, eq, isNotNull, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { audit } from "#db/schema/audit.ts";
import { passkeys, sessions, staff } from "#db/schema/staff.ts";
import { authorize, type Operator, type Role } from "./permissions.ts";

export type StaffMember = {
  id: string;
  email: string;
  name: string;
  role: Role;
  createdAt: number;
  disabledAt: number | null;
  /** When they last used the desk, to the minute; null for somebody who never signed in. */
  lastUsedAt: number | null;
  hasSecondFactor: boolean;
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
      lastUsedAt,
      hasSecondFactor,
    })
    .from(staff)
    .orderBy(asc(isNotNull(staff.disabledAt)), asc(staff.name), asc(staff.id))
    .all();
}

/** One person's account, or undefined. Throws Forbidden. */
export function findStaffMember(actor: Operator, id: string): StaffMember | undefined {
  return listStaff(actor).find((person) => person.id === id);
}

// A session that ended is gone from its table, but the sign-in that began it stays in the audit. Drizzle names columns
// without their table where they stand at the top of such an expression: the conditions are therefore nested.
const lastUsedAt = sql<number | null>`nullif(max(
  coalesce((select max(${sessions.usedAt}) from ${sessions} where ${eq(sessions.staffId, staff.id)}), 0),
  coalesce((select max(${audit.at}) from ${audit} where ${and(
    eq(audit.subject, sql`'staff:' || ${staff.id}`),
    eq(audit.verb, "staff.sign-in"),
  )}), 0)), 0)`;

const hasSecondFactor = sql`(${isNotNull(staff.totpSealed)}
  or exists (select 1 from ${passkeys} where ${eq(passkeys.staffId, staff.id)}))`.mapWith(Boolean);
