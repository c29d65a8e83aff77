import { listLanguages } from "../site/languages.ts";
import { hreflangs, type Version } from "../site/versions.ts";
import { xmlDocument } from "../xml.ts";

/** A page, and its versions in all languages (itself among them). Paths begin with a slash; the instant is in ms. */
export type SitemapUrl = {
  path: string;
  changedAt?: number;
  versions: Version[];
  xDefault?: string;
};

export const sitemapNamespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

/** A sitemap (sitemaps.org 0.9) that names each page's versions by hreflang. */
export function urlSet(urls: SitemapUrl[], siteUrl: string): string {
  const defaultLang = listLanguages().find(({ isDefault }) => isDefault)?.code ?? "";
  return xmlDocument({
    urlset: {
      "@_xmlns": sitemapNamespace,
      "@_xmlns:xhtml": "http://www.w3.org/1999/xhtml",
      url: urls.map(({ path, changedAt, versions, xDefault }) => ({
        loc: siteUrl + path,
        ...(changedAt === undefined ? {} : { lastmod: new Date(changedAt).toISOString() }),
        "xhtml:link": hreflangs(versions, { defaultLang, xDefault }).map((version) => ({
          "@_rel": "alternate",
          "@_hreflang": version.hreflang,
          "@_href": siteUrl + version.path,
        })),
      })),
    },
  });
}
