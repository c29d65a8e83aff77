import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { articleAddress } from "#components/site/addresses.ts";
import { ArticleData } from "#components/site/article-data.tsx";
import { Related } from "#components/site/related.tsx";
import { findMovedArticle, type PublishedArticle } from "#domain/articles/find-published.ts";
import { listRelated } from "#domain/articles/list-published.ts";
import { settings } from "#domain/site/settings.ts";
import { ArticleText } from "../../../article-text.tsx";
import { findPublishedArticle, findSite, socialCardPath } from "../../../once.ts";
import { pageMetadata } from "../../page-metadata.ts";
import { SitePage } from "../../site-page.tsx";

export async function generateMetadata({ params }: PageProps<"/[lang]/articles/[slug]">): Promise<Metadata> {
  const { lang, slug } = await params;
  const article = findPublishedArticle(lang, decodeURIComponent(slug));
  if (!article) return {};
  return pageMetadata({
    lang,
    path: articleAddress(lang, article.slug),
    title: article.title,
    description: article.standfirst,
    alternates: alternatesOf(article),
    article,
    card: socialCardPath(article.id),
  });
}

export default async function ArticlePage({ params }: PageProps<"/[lang]/articles/[slug]">) {
  const { lang, slug } = await params;
  const article = findPublishedArticle(lang, decodeURIComponent(slug));
  if (!article) {
    const moved = findMovedArticle(lang, decodeURIComponent(slug));
    if (moved) permanentRedirect(articleAddress(lang, moved));
    notFound();
  }
  const site = findSite(lang);
  if (!site) notFound();
  return (
    <SitePage lang={lang} alternates={alternatesOf(article)} currentTopic={article.topicSlug ?? undefined}>
      <ArticleData
        article={article}
        site={site}
        siteUrl={settings().siteUrl}
        card={socialCardPath(article.id)}
      />
      <ArticleText article={article} timeZone={site.timeZone} />
      <Related lang={lang} timeZone={site.timeZone} cards={listRelated(lang, article)} />
    </SitePage>
  );
}

function alternatesOf({ translations }: PublishedArticle): Record<string, string> {
  return Object.fromEntries(translations.map((text) => [text.lang, articleAddress(text.lang, text.slug)]));
}
