import { translator } from "#components/messages/translator.ts";
import type { ArchiveMonth } from "#domain/archive/list-months.ts";
import { monthPath } from "#domain/site/paths.ts";
import { formatMonth, formatYear } from "./dates.ts";

type Props = { lang: string; timeZone: string; months: ArchiveMonth[] };

/** The archive's months, a part for each year. */
export function MonthList({ lang, timeZone, months }: Props) {
  const t = translator(lang, "site");
  const years = Map.groupBy(months, ({ year }) => year);
  return (
    <div className="years">
      {[...years].map(([year, ofYear]) => (
        <section key={year} aria-labelledby={`year-${year}`}>
          <h2 id={`year-${year}`}>{formatYear(lang, year)}</h2>
          <ul>
            {ofYear.map((month) => (
              <li key={month.month}>
                <a href={monthPath(lang, month)}>{formatMonth(lang, month, timeZone)}</a>{" "}
                <span>{t("articleCount", { count: month.articles })}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
