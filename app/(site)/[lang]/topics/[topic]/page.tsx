import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { translator } from "#components/messages/translator.ts";
import { topicAddress } from "#components/site/addresses.ts";
import { ArticleList } from "#components/site/article-list.tsx";
import { ListHead } from "#components/site/list-head.tsx";
import { listByTopic } from "#domain/articles/list-published.ts";
import { findTopic, type Topic } from "#domain/topics/list.ts";
import { findSite, listLanguages } from "../../../once.ts";
import { afterOf } from "../../after.ts";
import { pageMetadata } from "../../page-metadata.ts";
import { SitePage } from "../../site-page.tsx";

export async function generateMetadata({
  params,
  searchParams,
}: PageProps<"/[lang]/topics/[topic]">): Promise<Metadata> {
  const { lang, topic: slug } = await params;
  const topic = findTopic(lang, decodeURIComponent(slug));
  if (!topic) return {};
  const path = topicAddress(lang, topic.slug);
  return pageMetadata({
    lang,
    path,
    after: afterOf(await searchParams),
    title: topic.name,
    description: topic.description,
    alternates: alternatesOf(topic),
    feed: path,
  });
}

export default async function TopicPage({ params, searchParams }: PageProps<"/[lang]/topics/[topic]">) {
  const { lang, topic: slug } = await params;
  const site = findSite(lang);
  const topic = findTopic(lang, decodeURIComponent(slug));
  if (!site || !topic) notFound();
  const after = afterOf(await searchParams);
  const t = translator(lang, "site");
  return (
    <SitePage lang={lang} alternates={alternatesOf(topic)} currentTopic={topic.slug}>
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

function alternatesOf({ slug }: Topic): Record<string, string> {
  const named = listLanguages().filter(({ code }) => findTopic(code, slug));
  return Object.fromEntries(named.map(({ code }) => [code, topicAddress(code, slug)]));
}
