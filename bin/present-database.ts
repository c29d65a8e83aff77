import { existsSync } from "node:fs";
import { join } from "node:path";
import { dataDir } from "#db/client.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { NotFound } from "#domain/errors.ts";

/** Brings the site's database to the newest schema. Throws NotFound where there is none: its directory was mistyped, and an empty one would seem well. */
export function openPresentDatabase(): void {
  const file = join(dataDir(), "apadana.db");
  if (!existsSync(file)) throw new NotFound(`database ${file}`);
  migrateDatabase();
}
