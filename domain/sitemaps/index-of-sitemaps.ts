import { xmlDocument } from "../xml.ts";
import { partsOf } from "./month.ts";
import { listMonths } from "./months.ts";
import { sitemapNamespace } from "./url-set.ts";

/** The index of all sitemaps: one for standing pages, then each month's, newest first. */
export function sitemapIndex(siteUrl: string): string {
  const months = listMonths().toReversed();
  return xmlDocument({
    sitemapindex: {
      "@_xmlns": sitemapNamespace,
      sitemap: [
        { loc: `${siteUrl}/sitemaps/standing.xml` },
        ...months.flatMap((month) =>
          partsOf(month).map((name) => ({
            loc: `${siteUrl}/sitemaps/${name}.xml`,
            lastmod: new Date(month.changedAt).toISOString(),
          })),
        ),
      ],
    },
  });
}
