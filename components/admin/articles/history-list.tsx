import { verbText } from "#components/admin/audit/audit-texts.ts";
import { SpokenInstant } from "#components/admin/spoken-instant.tsx";
import { translator } from "#components/messages/translator.ts";
import type { Deed } from "#domain/articles/list-history.ts";

type Props = { deeds: Deed[]; lang: string; timeZone: string };

/** Who did what to an article. */
export function HistoryList({ deeds, lang, timeZone }: Props) {
  const t = translator(lang, "revisions");
  const now = Date.now();
  if (deeds.length === 0) return null;
  return (
    <section className="screen-section" aria-labelledby="history">
      <h2 id="history">{t("history")}</h2>
      <ol className="history">
        {deeds.map(({ id, at, verb, staffName }) => (
          <li key={id}>
            <SpokenInstant at={at} now={now} lang={lang} timeZone={timeZone} />
            <span>
              {staffName ? <bdi>{staffName}</bdi> : t("byItself")}: {verbText(verb, lang)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
