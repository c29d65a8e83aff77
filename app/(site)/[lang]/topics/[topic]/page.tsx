import { notFound } from "next/navigation";
import { translator } from "#components/messages/translator.ts";
import { ArticleList } from "#components/site/article-list.tsx";
import { ListHead } from "#components/site/list-head.tsx";
import { listByTopic } from "#domain/articles/list-published.ts";
import { findSite } from "#domain/site/find-site.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { topicPath } from "#domain/site/paths.ts";
import { findTopic, type Topic } from "#domain/topics/list.ts";
import { addressAfter, afterOf } from "../../after.ts";
import { requirePresentSlug } from "../../present-address.ts";
import { SitePage } from "../../site-page.tsx";

export default async function TopicPage({ params, searchParams }: PageProps<"/[lang]/topics/[topic]">) {
  const { lang, topic: slug } = await params;
  const site = findSite(lang);
  const topic = findTopic(lang, decodeURIComponent(slug));
  if (!site || !topic) notFound();
  const after = afterOf(await searchParams);
  const path = topicPath(lang, topic.slug);
  requirePresentSlug(slug, topic, addressAfter(path, after));
  const head = {
    path,
    after,
    title: topic.name,
    description: topic.description,
    alternates: alternatesOf(topic),
    feed: path,
  };
  return (
    <SitePage lang={lang} site={site} head={head} currentTopic={topic.slug}>
      <ListHead title={topic.name} text={topic.description} />
      <ArticleList
        lang={lang}
        timeZone={site.timeZone}
        page={listByTopic(lang, topic.id, { after })}
        address={path}
        isFirstPage={!after}
        empty={translator(lang, "site")("emptyTopic")}
        isOneTopic
      />
    </SitePage>
  );
}

function alternatesOf({ slug }: Topic): Record<string, string> {
  const named = listLanguages().filter(({ code }) => findTopic(code, slug));
  return Object.fromEntries(named.map(({ code }) => [code, topicPath(code, slug)]));
}
