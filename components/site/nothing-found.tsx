import { translator } from "#components/messages/translator.ts";
import { archivePath, searchPath, topicPath } from "#domain/site/paths.ts";
import type { Topic } from "#domain/topics/list.ts";

type Props = { lang: string; question: string; isNarrowed: boolean; topics: Topic[] };

/** What the search page says when there is nothing to list: why that may be, and where else to look. */
export function NothingFound({ lang, question, isNarrowed, topics }: Props) {
  const t = translator(lang, "search");
  return (
    <div className="nothing-found">
      <p className="standfirst" role="status">
        {t(isNarrowed ? "nothingHere" : "nothing", { question })}
      </p>
      {isNarrowed && (
        <p>
          <a href={`${searchPath(lang)}?q=${encodeURIComponent(question)}`}>{t("everywhere")}</a>
        </p>
      )}
      <h2>{t("help")}</h2>
      <ul className="search-help">
        {(["helpSpelling", "helpFewer", "helpPhrase", "helpLanguage"] as const).map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
      <h2>{t("byTopic")}</h2>
      <ul>
        {topics.map(({ slug, name }) => (
          <li key={slug}>
            <a href={topicPath(lang, slug)}>{name}</a>
          </li>
        ))}
        <li>
          <a href={archivePath(lang)}>{t("archive")}</a>
        </li>
      </ul>
    </div>
  );
}
