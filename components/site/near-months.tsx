import { translator } from "#components/messages/translator.ts";
import type { Month } from "#domain/archive/month.ts";
import { archiveAddress, monthAddress } from "./addresses.ts";
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
            <a href={monthAddress(lang, earlier)} rel="prev">
              {formatMonth(lang, earlier, timeZone)}
            </a>
          </li>
        )}
        <li>
          <a href={archiveAddress(lang)}>{t("allArticles")}</a>
        </li>
        {later && (
          <li>
            <a href={monthAddress(lang, later)} rel="next">
              {formatMonth(lang, later, timeZone)}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}
