import { and, eq, isNull, type SQL } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { staff } from "#db/schema/staff.ts";

type Connection = Pick<Tx, "select">;
type Person = { id: string; email: string; name: string; lang: string };

/** A person whose account is in use, by their id; undefined where there is none, or it was put out of use. */
export function findInUse(connection: Connection, id: string): Person | undefined {
  return find(connection, eq(staff.id, id));
}

/** As findInUse, by the address that the person signs in with. */
export function findInUseByEmail(connection: Connection, email: string): Person | undefined {
  return find(connection, eq(staff.email, email));
}

function find(connection: Connection, which: SQL): Person | undefined {
  return connection
    .select({ id: staff.id, email: staff.email, name: staff.name, lang: staff.lang })
    .from(staff)
    .where(and(which, isNull(staff.disabledAt)))
    .all()[0];
}
