import type { checkSearch } from "#domain/search/check.ts";

/** What a check of the search index found, a line each. */
export function searchProblems(found: ReturnType<typeof checkSearch>): string[] {
  const { missing, stale, extra, orphans, damaged } = found;
  const problems = [
    ...damaged.map((table) => `${table} is damaged`),
    ...missing.map((id) => `article ${id} is missing`),
    ...stale.map((id) => `article ${id} has other words than the index`),
    ...extra.map((id) => `article ${id} is in the index, but not published`),
    ...(orphans > 0 ? [`${orphans} rows have no counterpart`] : []),
  ].map((problem) => `Search index: ${problem}.`);
  return problems.length > 0 ? [...problems, "npm run search -- rebuild makes it anew."] : [];
}
