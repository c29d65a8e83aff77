import { notFound, permanentRedirect } from "next/navigation";
import { articleAddress } from "#components/site/addresses.ts";
import { ArticleFoot } from "#components/site/article-foot.tsx";
import { ArticleHead } from "#components/site/article-head.tsx";
import { Related } from "#components/site/related.tsx";
import { findMovedArticle, findPublishedArticle } from "#domain/articles/find-published.ts";
import { listRelated } from "#domain/articles/list-published.ts";
import { documentElements } from "#domain/documents/render.ts";
import { findSite } from "#domain/site/find-site.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { settings } from "#domain/site/settings.ts";
import { SitePage } from "../../site-page.tsx";

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
  const alternates = article.translations.map((text) => [text.lang, articleAddress(text.lang, text.slug)]);
  return (
    <SitePage
      lang={lang}
      alternates={Object.fromEntries(alternates)}
      currentTopic={article.topicSlug ?? undefined}
    >
      <article className="text">
        <ArticleHead article={article} timeZone={site.timeZone} />
        {documentElements(article.body)}
        <ArticleFoot article={article} languages={listLanguages()} siteUrl={settings().siteUrl} />
      </article>
      <Related lang={lang} timeZone={site.timeZone} cards={listRelated(lang, article)} />
    </SitePage>
  );
}
