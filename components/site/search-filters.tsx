import { translator } from "#components/messages/translator.ts";
import type { Year } from "#domain/archive/list-years.ts";
import { searchPath } from "#domain/site/paths.ts";
import type { Topic } from "#domain/topics/list.ts";
import { formatYear } from "./dates.ts";

type Props = {
  lang: string;
  question: string;
  topics: Topic[];
  topic: Topic | undefined;
  years: Year[];
  year: Year | undefined;
};

/** The search page's own form: the question, and what narrows it. */
export function SearchFilters({ lang, question, topics, topic, years, year }: Props) {
  const t = translator(lang, "search");
  return (
    <search aria-label={t("label")}>
      <form action={searchPath(lang)} className="search-filters">
        <p className="search-question">
          <label htmlFor="question">{t("label")}</label>
          <input
            id="question"
            type="search"
            name="q"
            defaultValue={question}
            maxLength={200}
            enterKeyHint="search"
          />
        </p>
        <p>
          <label htmlFor="topic">{t("topic")}</label>
          <select id="topic" name="topic" defaultValue={topic?.slug ?? ""}>
            <option value="">{t("anyTopic")}</option>
            {topics.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </select>
        </p>
        <p>
          <label htmlFor="year">{t("year")}</label>
          <select id="year" name="year" defaultValue={year ? String(year.year) : ""}>
            <option value="">{t("anyYear")}</option>
            {years.map((each) => (
              <option key={each.year} value={each.year}>
                {formatYear(lang, each.year)}
              </option>
            ))}
          </select>
        </p>
        <button type="submit">{t("button")}</button>
      </form>
    </search>
  );
}
