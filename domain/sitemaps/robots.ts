/** What robots may visit: everything but staff's pages and those whose address is a secret. */
export function robots(siteUrl: string): string {
  return `User-agent: *
Disallow: /admin
Disallow: /*/newsletter/confirm/
Disallow: /*/newsletter/preferences/
Disallow: /*/newsletter/unsubscribe/
Disallow: /newsletter/unsubscribe/

Sitemap: ${siteUrl}/sitemap.xml
Sitemap: ${siteUrl}/news-sitemap.xml
`;
}
