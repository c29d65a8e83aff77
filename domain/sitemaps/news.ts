import { and, eq, gte, lte, sql } from "drizzle-orm";
import { prepared } from "#db/client.ts";
import { articles } from "#db/schema/articles.ts";
import { siteTexts } from "#db/schema/site.ts";
import { day } from "../durations.ts";
import { articlePath } from "../site/paths.ts";
import { xmlDocument } from "../xml.ts";
import { sitemapNamespace } from "./url-set.ts";

const twoDays = 2 * day;

const recent = prepared((db) =>
  db
    .select({
      lang: articles.lang,
      slug: articles.slug,
      title: articles.title,
      publishedAt: sql<number>`${articles.publishedAt}`,
      siteName: siteTexts.name,
    })
    .from(articles)
    .innerJoin(siteTexts, eq(siteTexts.lang, articles.lang))
    .where(
      and(
        eq(articles.status, "published"),
        gte(articles.publishedAt, sql.placeholder("from")),
        lte(articles.publishedAt, sql.placeholder("now")),
      ),
    )
    .orderBy(sql`${articles.publishedAt} desc, ${articles.id} desc`)
    // As many as Google's news sitemap may hold.
    .limit(1000)
    .prepare(),
);

/** The articles published in the two days before `now`, in all languages, as Google's news sitemap. */
export function newsSitemap(siteUrl: string, now: number): string {
  return xmlDocument({
    urlset: {
      "@_xmlns": sitemapNamespace,
      "@_xmlns:news": "http://www.google.com/schemas/sitemap-news/0.9",
      url: recent()
        .all({ from: now - twoDays, now })
        .map(({ lang, slug, title, publishedAt, siteName }) => ({
          loc: siteUrl + articlePath(lang, slug),
          "news:news": {
            "news:publication": { "news:name": siteName, "news:language": lang },
            "news:publication_date": new Date(publishedAt).toISOString(),
            "news:title": title,
          },
        })),
    },
  });
}
