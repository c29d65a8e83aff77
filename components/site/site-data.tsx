import type { Site } from "#domain/site/find-site.ts";
import { homePath } from "#domain/site/paths.ts";
import { JsonLd } from "./json-ld.tsx";
import { publisherData } from "./publisher-data.ts";

/** What the front page tells programs: who publishes this, and that it is a site. */
export function SiteData({ lang, site, siteUrl }: { lang: string; site: Site; siteUrl: string }) {
  const publisher = publisherData(site, siteUrl);
  const url = siteUrl + homePath(lang);
  return (
    <JsonLd
      data={{
        "@graph": [
          publisher,
          {
            "@type": "WebSite",
            "@id": `${url}#site`,
            url,
            name: site.name,
            description: site.tagline,
            inLanguage: lang,
            publisher: { "@id": publisher["@id"] },
          },
        ],
      }}
    />
  );
}
