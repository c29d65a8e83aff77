import { createReadStream, statSync } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { db } from "#db/client.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { NotFound } from "#domain/errors.ts";
import { importLines } from "#domain/imports/import-lines.ts";
import { readTopics } from "#fixtures/newsroom.ts";
import { seedWhenEmpty } from "#fixtures/seed.ts";
import { Misused, runCommand } from "./command.ts";
import { readEnvironment } from "./environment.ts";

const usage = `usage:
  npm run import -- ndjson FILE     (a JSON object a line: slug, lang, title, summary, html, text, category, tags, publishedAt)`;

await runCommand(usage, async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [format, file, ...rest] = positionals;
  if (format !== "ndjson" || file === undefined || rest.length > 0) throw new Misused();
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new NotFound(`file ${file}`);
  readEnvironment();
  migrateDatabase();
  seedWhenEmpty("none", Date.now());
  const known = Object.fromEntries(readTopics().map(({ slug, name }) => [slug, name]));
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
  const count = await importLines(lines, known, Date.now());
  // The log has grown by all that was imported; nobody waits for its folding into the file.
  db().$client.pragma("wal_checkpoint(TRUNCATE)");
  console.info(`Imported ${count} articles.`);
});
