import { and, count, eq, isNull, ne } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { staff } from "#db/schema/staff.ts";
import { Invalid } from "../errors.ts";

/**
 * Throws Invalid ("lastOwner" on "form") when the person is the only owner whose account is in use: a site without an
 * owner has nobody left who may make one.
 */
export function requireAnotherOwner(tx: Tx, id: string): void {
  const person = tx.select({ role: staff.role }).from(staff).where(eq(staff.id, id)).all()[0];
  if (person?.role !== "owner") return;
  const [others] = tx
    .select({ n: count() })
    .from(staff)
    .where(and(eq(staff.role, "owner"), isNull(staff.disabledAt), ne(staff.id, id)))
    .all();
  if (others?.n === 0) throw new Invalid({ form: "lastOwner" });
}
