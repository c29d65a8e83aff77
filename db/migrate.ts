import { join } from "node:path";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { type Db, db } from "./client.ts";

/** Brings the database to the newest schema. Safe when several processes do it at once. */
export function migrateDatabase(connection: Db = db()): void {
  migrate(connection, { migrationsFolder: join(import.meta.dirname, "migrations") });
}
