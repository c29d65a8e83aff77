import { type Month, readMonth } from "./month.ts";
import { newestBefore } from "./nearest.ts";

/** The month that a language's address names (see readMonth), where the language has published articles in it. */
export function findMonth(lang: string, year: string, month: string, timeZone: string): Month | undefined {
  const found = readMonth(lang, year, month, timeZone);
  if (!found) return undefined;
  const newest = newestBefore(lang, found.to);
  return newest !== undefined && newest >= found.from ? found : undefined;
}
