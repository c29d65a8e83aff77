import { notFound } from "next/navigation";
import { ArticleData } from "#components/site/article-data.tsx";
import { Related } from "#components/site/related.tsx";
import { findPublishedArticle } from "#domain/articles/find-published.ts";
import { listRelated } from "#domain/articles/list-published.ts";
import { findSite } from "#domain/site/find-site.ts";
import { articlePath } from "#domain/site/paths.ts";
import { settings } from "#domain/site/settings.ts";
import { socialCardPath } from "#domain/social-cards/find.ts";
import { ArticleText } from "../../../article-text.tsx";
import { requirePresentSlug } from "../../present-address.ts";
import { SitePage } from "../../site-page.tsx";

export default async function ArticlePage({ params }: PageProps<"/[lang]/articles/[slug]">) {
  const { lang, slug } = await params;
  const site = findSite(lang);
  const article = findPublishedArticle(lang, decodeURIComponent(slug));
  if (!site || !article) notFound();
  const path = articlePath(lang, article.slug);
  requirePresentSlug(slug, article, path);
  const card = socialCardPath(article.id);
  const head = {
    path,
    title: article.title,
    description: article.standfirst,
    alternates: Object.fromEntries(
      article.translations.map((text) => [text.lang, articlePath(text.lang, text.slug)]),
    ),
    article,
    card,
  };
  return (
    <SitePage lang={lang} site={site} head={head} currentTopic={article.topicSlug ?? undefined}>
      <ArticleData article={article} site={site} siteUrl={settings().siteUrl} card={card} />
      <ArticleText article={article} timeZone={site.timeZone} />
      <Related lang={lang} timeZone={site.timeZone} cards={listRelated(lang, article)} />
    </SitePage>
  );
}
