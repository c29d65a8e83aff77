import { checkSearch } from "#domain/search/check.ts";
import { report } from "./report.ts";

// After an upgrade that folds words otherwise, every article has others until the site has indexed them anew.
const mostNamed = 20;

/** Compares the search index with the articles, and says what differs. */
export function reportSearch(): void {
  const found = checkSearch();
  report(`The search index holds all ${found.articles} published articles.`, searchProblems(found));
}

/** What a check of the search index found, a line each. */
export function searchProblems(found: ReturnType<typeof checkSearch>): string[] {
  const { missing, stale, extra, orphans, damaged } = found;
  const problems = [
    ...damaged.map((table) => `${table} is damaged`),
    ...named(missing, (article) => `${article} is missing`),
    ...named(stale, (article) => `${article} has other words than the index`),
    ...named(extra, (article) => `${article} is in the index, but not published`),
    ...(orphans > 0 ? [`${orphans} rows have no counterpart`] : []),
  ].map((problem) => `Search index: ${problem}.`);
  return problems.length > 0 ? [...problems, "npm run search -- rebuild makes it anew."] : [];
}

function named(ids: string[], say: (article: string) => string): string[] {
  const more = ids.length - mostNamed;
  const first = ids.slice(0, mostNamed).map((id) => say(`article ${id}`));
  return more > 0 ? [...first, `the same of ${more} more`] : first;
}
