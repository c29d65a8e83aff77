import { notFound } from "next/navigation";
import { translator } from "#components/messages/translator.ts";
import { topicAddress } from "#components/site/addresses.ts";
import { ArticleList } from "#components/site/article-list.tsx";
import { ListHead } from "#components/site/list-head.tsx";
import { listByTopic } from "#domain/articles/list-published.ts";
import { findSite } from "#domain/site/find-site.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { findTopic } from "#domain/topics/list.ts";
import { afterOf } from "../../after.ts";
import { SitePage } from "../../site-page.tsx";

export default async function TopicPage({ params, searchParams }: PageProps<"/[lang]/topics/[topic]">) {
  const { lang, topic: slug } = await params;
  const site = findSite(lang);
  const topic = findTopic(lang, decodeURIComponent(slug));
  if (!site || !topic) notFound();
  const after = afterOf(await searchParams);
  const t = translator(lang, "site");
  const alternates = listLanguages()
    .filter(({ code }) => findTopic(code, topic.slug))
    .map(({ code }) => [code, topicAddress(code, topic.slug)]);
  return (
    <SitePage lang={lang} alternates={Object.fromEntries(alternates)} currentTopic={topic.slug}>
      <ListHead title={topic.name} text={topic.description} />
      <ArticleList
        lang={lang}
        timeZone={site.timeZone}
        page={listByTopic(lang, topic.id, { after })}
        address={topicAddress(lang, topic.slug)}
        isFirstPage={!after}
        empty={t("emptyTopic")}
        isOneTopic
      />
    </SitePage>
  );
}
