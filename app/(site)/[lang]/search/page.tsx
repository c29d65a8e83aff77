import { notFound } from "next/navigation";
import { queryText } from "#app/query-text.ts";
import { translator } from "#components/messages/translator.ts";
import { ListHead } from "#components/site/list-head.tsx";
import { NothingFound } from "#components/site/nothing-found.tsx";
import { SearchFilters } from "#components/site/search-filters.tsx";
import { SearchResults } from "#components/site/search-results.tsx";
import { listYears } from "#domain/archive/list-years.ts";
import { longestQuestion } from "#domain/search/question.ts";
import { searchArticles } from "#domain/search/search-articles.ts";
import { findSite } from "#domain/site/find-site.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { searchPath } from "#domain/site/paths.ts";
import { findTopic, listTopics } from "#domain/topics/list.ts";
import { SitePage } from "../site-page.tsx";

type Props = PageProps<"/[lang]/search">;
type Query = Awaited<Props["searchParams"]>;

export default async function SearchPage({ params, searchParams }: Props) {
  const { lang } = await params;
  const query = await searchParams;
  const site = findSite(lang);
  if (!site) notFound();
  const question = questionOf(query);
  const topics = listTopics(lang);
  const years = listYears(lang, site.timeZone);
  const topic = findTopic(lang, queryText(query.topic) ?? "");
  const year = years.find((each) => String(each.year) === query.year);
  const after = queryText(query.after);
  const page = searchArticles({ lang, question, topicId: topic?.id, between: year, after });
  const address = addressOf({ lang, question, topic: topic?.slug, year: year?.year });
  const t = translator(lang, "search");
  const asked = question && `?q=${encodeURIComponent(question)}`;
  const inLanguages = (query: string) =>
    Object.fromEntries(listLanguages().map(({ code }) => [code, searchPath(code) + query]));
  const head = {
    // All that can be asked has one address for search engines: that of the question not yet asked.
    path: searchPath(lang),
    title: question ? t("titleFor", { question }) : t("title"),
    description: t("about", { site: site.name }),
    alternates: inLanguages(""),
  };
  return (
    <SitePage lang={lang} site={site} head={head} alternates={inLanguages(asked)}>
      <ListHead title={t("title")}>
        <SearchFilters
          lang={lang}
          question={question}
          topics={topics}
          topic={topic}
          years={years}
          year={year}
        />
      </ListHead>
      {question && page.count === 0 && (
        <NothingFound
          lang={lang}
          question={question}
          isNarrowed={topic !== undefined || year !== undefined}
          topics={topics}
        />
      )}
      {page.count > 0 && (
        <SearchResults
          lang={lang}
          timeZone={site.timeZone}
          page={page}
          address={address}
          isFirstPage={!after}
        />
      )}
    </SitePage>
  );
}

function questionOf({ q }: Query): string {
  return queryText(q)?.slice(0, longestQuestion).toWellFormed().trim() ?? "";
}

type Asked = { lang: string; question: string; topic: string | undefined; year: number | undefined };

function addressOf({ lang, question, topic, year }: Asked): string {
  const query = new URLSearchParams({ q: question });
  if (topic) query.set("topic", topic);
  if (year) query.set("year", String(year));
  return `${searchPath(lang)}?${query}`;
}
