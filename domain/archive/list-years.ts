import { type Month, monthOf, readMonth } from "./month.ts";
import { newestBefore } from "./nearest.ts";

/** A calendar year in the site's time zone; `from` (inclusive) and `to` (exclusive) are instants in ms. */
export type Year = Pick<Month, "from" | "to" | "year">;

/** The years in which a language has published articles, newest first, in the calendar of its readers. */
export function listYears(lang: string, timeZone: string): Year[] {
  const years: Year[] = [];
  for (let at = newestBefore(lang, Number.MAX_SAFE_INTEGER); at !== undefined; ) {
    const year = readYear(lang, monthOf(lang, at, timeZone).year, timeZone);
    if (!year) break;
    years.push(year);
    at = newestBefore(lang, year.from);
  }
  return years;
}

function readYear(lang: string, year: number, timeZone: string): Year | undefined {
  const written = (n: number) => String(n).padStart(4, "0");
  const first = readMonth(lang, written(year), "01", timeZone);
  const next = readMonth(lang, written(year + 1), "01", timeZone);
  return first && next && { year, from: first.from, to: next.from };
}
