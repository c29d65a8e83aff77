import { parseArgs } from "node:util";
import { migrateDatabase } from "#db/migrate.ts";
import { checkSearch } from "#domain/search/check.ts";
import { rebuildSearch } from "#domain/search/rebuild.ts";
import { Misused, runCommand } from "./command.ts";
import { readEnvironment } from "./environment.ts";

const usage = `usage:
  npm run search -- rebuild     (makes the search index anew; the site may run meanwhile)
  npm run search -- check       (compares the index with the articles)`;

await runCommand(usage, () => {
  const [verb, ...rest] = parseArgs({ allowPositionals: true }).positionals;
  if (rest.length > 0 || (verb !== "rebuild" && verb !== "check")) throw new Misused();
  readEnvironment();
  migrateDatabase();
  if (verb === "rebuild") console.info(`Looked at ${rebuildSearch()} articles; the search index is new.`);
  else printCheck();
});

function printCheck(): void {
  const { articles, missing, stale, extra, orphans, damaged } = checkSearch();
  const problems = [
    ...damaged.map((table) => `${table} is damaged`),
    ...missing.map((id) => `article ${id} is missing`),
    ...stale.map((id) => `article ${id} has other words than the index`),
    ...extra.map((id) => `article ${id} is in the index, but not published`),
    ...(orphans > 0 ? [`${orphans} rows have no counterpart`] : []),
  ];
  if (problems.length === 0) {
    console.info(`The search index holds all ${articles} published articles.`);
    return;
  }
  for (const problem of problems) console.error(problem);
  console.error("npm run search -- rebuild makes it anew.");
  process.exitCode = 1;
}
