import { type Column, sql } from "drizzle-orm";

/**
 * A column for a condition that no index shall answer. Nearly all articles are published, and few have an instant to come or
 * were begun by one person: SQLite, which counts none of this, would choose to read all of one kind and sort them.
 */
export function unindexed(column: Column) {
  return sql<string>`+${column}`;
}
