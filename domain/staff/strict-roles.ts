import { db, write } from "#db/client.ts";
import { roles, strictRoles } from "#db/schema/staff.ts";
import { recordAudit } from "../audit/record.ts";
import { Invalid } from "../errors.ts";
import { authorize, type Operator, type Role } from "./permissions.ts";

/** The roles that nobody fills without a second factor. Throws Forbidden. */
export function listStrictRoles(actor: Operator): Role[] {
  authorize(actor, "staff.read");
  return db()
    .select()
    .from(strictRoles)
    .all()
    .map(({ role }) => role);
}

/**
 * Says which roles demand a second factor. Whoever fills one of them and has none is led to set one up at their next
 * click, before anything else. Throws Forbidden, Invalid (roles).
 */
export function demandSecondFactor(actor: Operator, demanded: string[], now: number): void {
  authorize(actor, "staff.edit");
  const isRole = (name: string): name is Role => (roles as readonly string[]).includes(name);
  const names = [...new Set(demanded)];
  if (!names.every(isRole)) throw new Invalid({ roles: "badChoice" });
  write((tx) => {
    tx.delete(strictRoles).run();
    for (const role of names) tx.insert(strictRoles).values({ role }).run();
    recordAudit(tx, { at: now, actor, verb: "staff.demand-second-factor", detail: { roles: names } });
  });
}
