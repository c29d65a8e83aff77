import { parseArgs } from "node:util";
import { checkSearch } from "#domain/search/check.ts";
import { rebuildSearch } from "#domain/search/rebuild.ts";
import { Misused, runCommand } from "./command.ts";
import { readEnvironment } from "./environment.ts";
import { openPresentDatabase } from "./present-database.ts";
import { searchProblems } from "./search-problems.ts";

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
  else printCheck();
});

function printCheck(): void {
  const found = checkSearch();
  const problems = searchProblems(found);
  if (problems.length === 0) {
    console.info(`The search index holds all ${found.articles} published articles.`);
    return;
  }
  for (const problem of problems) console.error(problem);
  process.exitCode = 1;
}
