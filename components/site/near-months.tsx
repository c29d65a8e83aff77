import { translator } from "#components/messages/translator.ts";
import type { Month } from "#domain/archive/month.ts";
import { archivePath, monthPath } from "#domain/site/paths.ts";
import { formatMonth } from "./dates.ts";

type Props = { lang: string; timeZone: string; earlier: Month | undefined; later: Month | undefined };

/** From one month of the archive to the nearest ones that have articles, and to the list of all. */
export function NearMonths({ lang, timeZone, earlier, later }: Props) {
  const t = translator(lang, "site");
  return (
    <nav className="near" aria-label={t("otherMonths")}>
      <ul>
        {earlier && (
          <li>
            <a href={monthPath(lang, earlier)} rel="prev">
              {formatMonth(lang, earlier, timeZone)}
            </a>
          </li>
        )}
        <li>
          <a href={archivePath(lang)}>{t("allArticles")}</a>
        </li>
        {later && (
          <li>
            <a href={monthPath(lang, later)} rel="next">
              {formatMonth(lang, later, timeZone)}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}
