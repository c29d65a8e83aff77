import { SpokenInstant } from "#components/admin/spoken-instant.tsx";
import { translator } from "#components/messages/translator.ts";
import type { DeskRow } from "#domain/articles/list-for-desk.ts";
import type { Language } from "#domain/site/languages.ts";
import type { Choice } from "./article-form-state.ts";

type Props = {
  rows: DeskRow[];
  /** Whether a filter is set. */
  isNarrowed: boolean;
  languages: Language[];
  topics: Choice[];
  bylines: Choice[];
  lang: string;
  timeZone: string;
  /** Which rows are chosen, in a form around the table; without it none can be. */
  chosen?: string[];
};

/** The articles of the desk as a table; on a phone each row is a block. */
export function ArticleTable(props: Props) {
  const { rows, isNarrowed, languages, topics, bylines, lang, timeZone, chosen } = props;
  const t = translator(lang, "desk");
  const today = translator(lang, "today");
  if (rows.length === 0) {
    return <p className="empty">{t(isNarrowed ? "list.nothingFound" : "list.nothingYet")}</p>;
  }
  const named = (choices: Choice[], id: string | null) => choices.find((choice) => choice.id === id)?.name;
  const languageName = (code: string) => languages.find((language) => language.code === code)?.name ?? code;
  return (
    <table className={chosen ? "articles articles-chosen" : "articles"}>
      <thead>
        <tr>
          <th scope="col">{t("title")}</th>
          <th scope="col">{t("list.status")}</th>
          <th scope="col">{t("topic")}</th>
          <th scope="col">{t("bylines")}</th>
          <th scope="col">{t("list.saved")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              {chosen ? (
                <label className="row-choice">
                  <input
                    type="checkbox"
                    name="ids"
                    value={row.id}
                    defaultChecked={chosen.includes(row.id)}
                    aria-label={today("many.choose", { title: row.title || t("untitled") })}
                  />
                </label>
              ) : null}
              <a href={`/admin/articles/${row.id}`}>
                <bdi lang={row.lang}>{row.title || t("untitled")}</bdi>
              </a>
              <span className="row-languages">
                <bdi lang={row.lang}>{languageName(row.lang)}</bdi>
                {row.versions.length > 0 ? ` · ${t("list.alsoIn")} ` : null}
                {row.versions.map((version) => (
                  <a
                    key={version.id}
                    href={`/admin/articles/${version.id}`}
                    title={`${version.title || t("untitled")} (${t(`status.${version.status}`)})`}
                  >
                    <bdi lang={version.lang}>{languageName(version.lang)}</bdi>
                  </a>
                ))}
              </span>
            </th>
            <td>
              <span className={`status status-${row.status}`}>{t(`status.${row.status}`)}</span>
              {row.pendingAt === null ? null : <span className="row-time">{today("pending")}</span>}
            </td>
            <td>{named(topics, row.topicId)}</td>
            <td>
              {row.bylineIds.map((id, index) => (
                <span key={id}>
                  {index > 0 ? t("list.comma") : null}
                  <bdi>{named(bylines, id)}</bdi>
                </span>
              ))}
            </td>
            <td>
              <Times row={row} lang={lang} timeZone={timeZone} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

// When it was saved, and when readers got it or will get it, where that is another time.
function Times({ row, lang, timeZone }: { row: DeskRow; lang: string; timeZone: string }) {
  const t = translator(lang, "desk");
  const now = Date.now();
  const shared = { now, lang, timeZone };
  const isScheduled = row.status === "scheduled" && row.scheduledAt !== null;
  const isPublished = row.status === "published" && row.publishedAt !== null;
  if (isPublished && row.changedAt === null) return <SpokenInstant at={row.publishedAt ?? now} {...shared} />;
  return (
    <>
      <SpokenInstant at={row.savedAt} {...shared} />
      {isScheduled ? (
        <span className="row-time">
          {t("list.comesOut")} <SpokenInstant at={row.scheduledAt ?? now} {...shared} />
        </span>
      ) : null}
      {isPublished ? (
        <span className="row-time">
          {t("list.cameOut")} <SpokenInstant at={row.publishedAt ?? now} {...shared} />
        </span>
      ) : null}
    </>
  );
}
