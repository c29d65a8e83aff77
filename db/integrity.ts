import { db } from "./client.ts";

/** What SQLite itself finds wrong with the database file: damaged pages and rows that point to nothing. Empty when all is well. */
export function listDamage(): string[] {
  const { $client: client } = db();
  const damage = (client.pragma("integrity_check") as { integrity_check: string }[])
    .map((row) => row.integrity_check)
    .filter((line) => line !== "ok");
  const dangling = client.pragma("foreign_key_check") as { table: string; rowid: number; parent: string }[];
  return [
    ...damage,
    ...dangling.map(({ table, rowid, parent }) => `${table}, row ${rowid}: points to nothing in ${parent}`),
  ];
}
