import type { Site } from "#domain/site/find-site.ts";
import { homePath } from "#domain/site/paths.ts";
import { settings } from "#domain/site/settings.ts";
import { hreflangs } from "#domain/site/versions.ts";
import { addressAfter } from "./after.ts";

export type Head = {
  /** The page's own address, as it stands on the wire. */
  path: string;
  /** The key that a later page of a list begins after. */
  after?: string | undefined;
  /** Absent on the front page, which carries the site's name and tagline. */
  title?: string;
  description?: string | undefined;
  /** Where the same page is in other languages, by language code. */
  alternates?: Record<string, string>;
  /** Where each reader is led to a version of their own, when that is not one of the versions. */
  xDefault?: string;
  /** The path of the picture that other sites show of the page, 1200 by 630. */
  card?: string | undefined;
  /** The path of a feed that follows this page, without its ending. */
  feed?: string;
  article?: {
    publishedAt: number;
    changedAt: number | null;
    topicName: string | null;
    bylines: { name: string }[];
  };
};

/** Of a page that no search engine should keep: a status, a page for one person. */
export type HiddenHead = { title: string; isHidden: true };

type Props = { lang: string; site: Site; head: Head | HiddenHead };

/** What a page says of itself to browsers, search engines and other sites; React puts it into the document's head. */
export function PageHead({ lang, site, head }: Props) {
  return (
    <>
      {"isHidden" in head ? (
        <>
          <title>{`${head.title} — ${site.name}`}</title>
          <meta name="robots" content="noindex, nofollow" />
        </>
      ) : (
        <OpenHead lang={lang} site={site} head={head} />
      )}
      <FeedLinks title={site.name} address={homePath(lang)} />
    </>
  );
}

// Title, canonical address, translations, previews, feeds.
function OpenHead({ lang, site, head }: { lang: string; site: Site; head: Head }) {
  const { siteUrl } = settings();
  const title = head.title ?? site.name;
  const description = head.description || site.tagline;
  const url = siteUrl + addressAfter(head.path, head.after);
  const card = head.card && siteUrl + head.card;
  // A list's later pages have no counterparts: each language's list is its own.
  const versions = head.after ? [] : versionsOf(lang, head, site.defaultLang);
  return (
    <>
      <title>{head.title ? `${title} — ${site.name}` : `${site.name} — ${site.tagline}`}</title>
      <meta name="description" content={description} />
      <link rel="canonical" href={url} />
      {versions.map(({ hreflang, path }) => (
        <link key={hreflang} rel="alternate" hrefLang={hreflang} href={siteUrl + path} />
      ))}
      {head.feed ? <FeedLinks title={title} address={siteUrl + head.feed} /> : null}
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={url} />
      <meta property="og:site_name" content={site.name} />
      <meta property="og:locale" content={localeOf(lang)} />
      {card ? <CardPreview url={card} alt={title} /> : null}
      {Object.keys(head.alternates ?? {})
        .filter((code) => code !== lang)
        .map((code) => (
          <meta key={code} property="og:locale:alternate" content={localeOf(code)} />
        ))}
      {head.article ? <ArticlePreview {...head.article} /> : <meta property="og:type" content="website" />}
      {/* Title, text and picture of an X card are Open Graph's. */}
      <meta name="twitter:card" content={card ? "summary_large_image" : "summary"} />
    </>
  );
}

function FeedLinks({ title, address }: { title: string; address: string }) {
  return (
    <>
      <link rel="alternate" type="application/rss+xml" title={title} href={`${address}/feed.xml`} />
      <link rel="alternate" type="application/feed+json" title={title} href={`${address}/feed.json`} />
    </>
  );
}

function CardPreview({ url, alt }: { url: string; alt: string }) {
  return (
    <>
      <meta property="og:image" content={url} />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta property="og:image:alt" content={alt} />
    </>
  );
}

function ArticlePreview({ publishedAt, changedAt, topicName, bylines }: NonNullable<Head["article"]>) {
  return (
    <>
      <meta property="og:type" content="article" />
      <meta property="article:published_time" content={new Date(publishedAt).toISOString()} />
      <meta property="article:modified_time" content={new Date(changedAt ?? publishedAt).toISOString()} />
      {bylines.map(({ name }) => (
        <meta key={name} property="article:author" content={name} />
      ))}
      {topicName ? <meta property="article:section" content={topicName} /> : null}
    </>
  );
}

function versionsOf(lang: string, { path, alternates, xDefault }: Head, defaultLang: string) {
  const versions = Object.entries({ ...alternates, [lang]: path }).map(([code, at]) => ({
    lang: code,
    path: at,
  }));
  return hreflangs(versions, { defaultLang, xDefault });
}

// Open Graph wants a territory with the language: its likeliest one (en_US, fa_IR).
function localeOf(lang: string): string {
  const { language, region } = new Intl.Locale(lang).maximize();
  return region ? `${language}_${region}` : language;
}
