import { type Month, monthOf } from "./month.ts";
import { newestBefore, oldestFrom } from "./nearest.ts";

/** The nearest months before and after a month in which a language has published articles, in its readers' calendar. */
export function findNearMonths(
  lang: string,
  { from, to }: Month,
  timeZone: string,
): { earlier: Month | undefined; later: Month | undefined } {
  const monthAt = (at: number | undefined) => (at === undefined ? undefined : monthOf(lang, at, timeZone));
  return { earlier: monthAt(newestBefore(lang, from)), later: monthAt(oldestFrom(lang, to)) };
}
