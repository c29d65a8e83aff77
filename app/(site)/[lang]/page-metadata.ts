import type { Metadata } from "next";
import { settings } from "#domain/site/settings.ts";
import { hreflangs } from "#domain/site/versions.ts";
import { findSite } from "../once.ts";

type Page = {
  lang: string;
  /** The page's own address, as it stands on the wire. */
  path: string;
  /** The key that a later page of a list begins after. */
  after?: string | undefined;
  /** Absent on the front page, which carries the site's name and tagline. */
  title?: string;
  description?: string;
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

/** The head of a page that everyone may find: title, canonical address, translations, previews, feeds. */
export function pageMetadata(page: Page): Metadata {
  const site = findSite(page.lang);
  if (!site) return {};
  const { siteUrl } = settings();
  const title = page.title ?? site.name;
  const description = page.description || site.tagline;
  const url = siteUrl + page.path + (page.after ? `?after=${page.after}` : "");
  return {
    title: page.title ? `${page.title} — ${site.name}` : `${site.name} — ${site.tagline}`,
    description,
    alternates: {
      canonical: url,
      // A list's later pages have no counterparts: each language's list is its own.
      ...(page.after ? {} : { languages: languagesOf(page, site.defaultLang, siteUrl) }),
      types: page.feed ? feedsAt(siteUrl + page.feed, title) : {},
    },
    openGraph: {
      ...(page.article ? articlePreview(page.article) : { type: "website" }),
      title,
      description,
      url,
      siteName: site.name,
      ...(page.card ? { images: [{ url: siteUrl + page.card, width: 1200, height: 630, alt: title }] } : {}),
      locale: localeOf(page.lang),
      alternateLocale: Object.keys(page.alternates ?? {})
        .filter((lang) => lang !== page.lang)
        .map(localeOf),
    },
    twitter: page.card
      ? { card: "summary_large_image", title, description, images: [siteUrl + page.card] }
      : { card: "summary", title, description },
  };
}

/** The head of a page that no search engine should keep: a status, a page for one person. */
export function hiddenMetadata(lang: string, title: string): Metadata {
  const site = findSite(lang);
  return { title: site ? `${title} — ${site.name}` : title, robots: { index: false, follow: false } };
}

function languagesOf({ lang, path, alternates, xDefault }: Page, defaultLang: string, siteUrl: string) {
  const versions = Object.entries({ ...alternates, [lang]: path }).map(([code, at]) => ({
    lang: code,
    path: at,
  }));
  return Object.fromEntries(
    hreflangs(versions, { defaultLang, xDefault }).map(({ hreflang, path: at }) => [hreflang, siteUrl + at]),
  );
}

function feedsAt(url: string, title: string): NonNullable<NonNullable<Metadata["alternates"]>["types"]> {
  return {
    "application/rss+xml": [{ url: `${url}/feed.xml`, title }],
    "application/feed+json": [{ url: `${url}/feed.json`, title }],
  };
}

function articlePreview({ publishedAt, changedAt, topicName, bylines }: NonNullable<Page["article"]>) {
  return {
    type: "article" as const,
    publishedTime: new Date(publishedAt).toISOString(),
    modifiedTime: new Date(changedAt ?? publishedAt).toISOString(),
    ...(topicName ? { section: topicName } : {}),
    authors: bylines.map(({ name }) => name),
  };
}

// Open Graph wants a territory with the language: its likeliest one (en_US, fa_IR).
function localeOf(lang: string): string {
  const { language, region } = new Intl.Locale(lang).maximize();
  return region ? `${language}_${region}` : language;
}
