import { db } from "#db/client.ts";
import { listKeyIds } from "../keys/sealing-keys.ts";
import { sealedColumns } from "./sealed-columns.ts";

/** A key by its id (eight hexadecimal digits) and how many values of the database it seals. */
type KeyUse = { id: string; isPresent: boolean; isHere: boolean; values: number };

/** The keys that are here or that something was sealed with, the present one first. Reads every sealed value's head. */
export function listKeyUses(): KeyUse[] {
  const [present, ...old] = listKeyIds();
  const values = countByKey();
  const ids = new Set([present ?? "", ...old, ...values.keys()]);
  return [...ids].map((id) => ({
    id,
    isPresent: id === present,
    isHere: id === present || old.includes(id),
    values: values.get(id) ?? 0,
  }));
}

function countByKey(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { table, column } of sealedColumns) {
    const rows = db()
      .$client.prepare(
        `select lower(hex(substr(${column}, 2, 4))) as id, count(*) as n from ${table}
         where ${column} is not null group by 1`,
      )
      .all() as { id: string; n: number }[];
    for (const { id, n } of rows) counts.set(id, (counts.get(id) ?? 0) + n);
  }
  return counts;
}
