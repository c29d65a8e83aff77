import { parseArgs } from "node:util";
import { rebuildSearch } from "#domain/search/rebuild.ts";
import { Misused, runCommand } from "./command.ts";
import { readEnvironment } from "./environment.ts";
import { openPresentDatabase } from "./present-database.ts";
import { reportSearch } from "./search-problems.ts";

const usage = `usage:
  npm run search -- rebuild     (makes the search index anew; the site may run meanwhile)
  npm run search -- check       (compares the index with the articles)`;

await runCommand(usage, async () => {
  const [verb, ...rest] = parseArgs({ allowPositionals: true }).positionals;
  if (rest.length > 0 || (verb !== "rebuild" && verb !== "check")) throw new Misused();
  readEnvironment();
  openPresentDatabase();
  if (verb === "rebuild")
    console.info(`Looked at ${await rebuildSearch()} articles; the search index is new.`);
  else reportSearch();
});
