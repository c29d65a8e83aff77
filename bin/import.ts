import { statSync } from "node:fs";
import { parseArgs } from "node:util";
import { db } from "#db/client.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { NotFound } from "#domain/errors.ts";
import { openFile } from "#domain/imports/open-file.ts";
import { isUnfounded } from "#domain/site/found.ts";
import { readTopics } from "#fixtures/newsroom.ts";
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
  const opened = openFile(file);
  // While the thread that reads loads what it needs, the rest is loaded here.
  const { importFile } = await import("#domain/imports/import-file.ts");
  migrateDatabase();
  if (isUnfounded()) (await import("#fixtures/seed.ts")).seedWhenEmpty("none", Date.now());
  const names = Object.fromEntries(readTopics().map(({ slug, name }) => [slug, name]));
  const { imported, known } = await importFile(opened, names, Date.now());
  // The log has grown by all that was imported; nobody waits for its folding into the file.
  db().$client.pragma("wal_checkpoint(TRUNCATE)");
  console.info(`Imported ${imported} articles.${known > 0 ? ` ${known} were there already.` : ""}`);
});
