import type { PublishedArticle } from "#domain/articles/find-published.ts";
import type { Site } from "#domain/site/find-site.ts";
import { articlePath, bylinePath } from "#domain/site/paths.ts";
import { JsonLd } from "./json-ld.tsx";
import { publisherData } from "./publisher-data.ts";

type Props = { article: PublishedArticle; site: Site; siteUrl: string; card: string | undefined };

/** What an article tells programs: schema.org's NewsArticle, tied to its translations and its source. */
export function ArticleData({ article, site, siteUrl, card }: Props) {
  const { lang, slug, title, standfirst, topicName, dateline, bylines } = article;
  const url = siteUrl + articlePath(lang, slug);
  const publisher = publisherData(site, siteUrl);
  const image = article.lead?.largest ?? card;
  return (
    <JsonLd
      data={{
        "@type": "NewsArticle",
        "@id": url,
        mainEntityOfPage: url,
        headline: title,
        ...(standfirst ? { description: standfirst } : {}),
        ...(image ? { image: [siteUrl + image] } : {}),
        datePublished: new Date(article.publishedAt).toISOString(),
        dateModified: new Date(article.changedAt ?? article.publishedAt).toISOString(),
        inLanguage: lang,
        author: bylines.length > 0 ? bylines.map((byline) => person(lang, byline, siteUrl)) : publisher,
        publisher,
        ...(topicName ? { articleSection: topicName } : {}),
        ...(dateline ? { dateline } : {}),
        ...translations(article, site.defaultLang, siteUrl),
        ...source(article),
      }}
    />
  );
}

function person(lang: string, { name, slug }: PublishedArticle["bylines"][number], siteUrl: string) {
  return { "@type": "Person", name, url: siteUrl + bylinePath(lang, slug) };
}

// The version that was published first is the original; of those published together, the default language's.
function translations(article: PublishedArticle, defaultLang: string, siteUrl: string) {
  const [original, ...others] = [article, ...article.translations].sort(
    (a, b) =>
      a.publishedAt - b.publishedAt ||
      Number(b.lang === defaultLang) - Number(a.lang === defaultLang) ||
      (a.lang < b.lang ? -1 : 1),
  );
  if (!original || others.length === 0) return {};
  if (original.lang !== article.lang) return { translationOfWork: work(original, siteUrl) };
  return { workTranslation: others.map((other) => work(other, siteUrl)) };
}

function work({ lang, slug, title }: PublishedArticle["translations"][number], siteUrl: string) {
  const url = siteUrl + articlePath(lang, slug);
  return { "@type": "NewsArticle", "@id": url, url, headline: title, inLanguage: lang };
}

function source({ sourceName, sourceUrl }: PublishedArticle) {
  if (!sourceName && !sourceUrl) return {};
  return {
    isBasedOn: {
      "@type": "CreativeWork",
      ...(sourceName ? { name: sourceName } : {}),
      ...(sourceUrl ? { url: sourceUrl } : {}),
    },
  };
}
