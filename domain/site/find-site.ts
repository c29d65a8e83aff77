import { asc, eq, sql } from "drizzle-orm";
import { prepared } from "#db/client.ts";
import { navigationItems, site, siteTexts } from "#db/schema/site.ts";

export type Site = {
  name: string;
  tagline: string;
  footerAddress: string;
  timeZone: string;
  defaultLang: string;
  navigation: { label: string; href: string }[];
};

const ofLanguage = prepared((db) =>
  db
    .select({
      name: siteTexts.name,
      tagline: siteTexts.tagline,
      footerAddress: siteTexts.footerAddress,
      timeZone: site.timeZone,
      defaultLang: site.defaultLang,
    })
    .from(siteTexts)
    .crossJoin(site)
    .where(eq(siteTexts.lang, sql.placeholder("lang")))
    .prepare(),
);

const navigationOf = prepared((db) =>
  db
    .select({ label: navigationItems.label, href: navigationItems.href })
    .from(navigationItems)
    .where(eq(navigationItems.lang, sql.placeholder("lang")))
    .orderBy(asc(navigationItems.position))
    .prepare(),
);

const zone = prepared((db) => db.select({ timeZone: site.timeZone }).from(site).prepare());

/** The site's settings as a language's readers see them; undefined for a language it does not have. */
export function findSite(lang: string): Site | undefined {
  const row = ofLanguage().all({ lang })[0];
  return row && { ...row, navigation: navigationOf().all({ lang }) };
}

/** The time zone that the site's clocks go by. */
export function siteTimeZone(): string {
  return zone().all()[0]?.timeZone ?? "UTC";
}
