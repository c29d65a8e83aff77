import type { Site } from "#domain/site/find-site.ts";

/** The newsroom as schema.org names it: one thing, under one id in every language. */
export function publisherData(site: Site, siteUrl: string) {
  return {
    "@type": "NewsMediaOrganization",
    "@id": `${siteUrl}/#newsroom`,
    name: site.name,
    url: `${siteUrl}/`,
    logo: `${siteUrl}/favicon.svg`,
    ...(site.footerAddress ? { address: site.footerAddress } : {}),
  };
}
