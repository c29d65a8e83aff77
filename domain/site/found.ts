import { count } from "drizzle-orm";
import { db, type Tx } from "#db/client.ts";
import { languages, site, siteTexts } from "#db/schema/site.ts";

export type Foundation = {
  languages: { code: string; name: string; direction: "ltr" | "rtl" }[];
  defaultLanguage: string;
  timeZone: string;
  name: Record<string, string>;
  tagline: Record<string, string>;
  footerAddress: Record<string, string>;
};

/** Whether the site still has to be founded: a fresh database without languages. */
export function isUnfounded(): boolean {
  return db().select({ n: count() }).from(languages).all()[0]!.n === 0;
}

/** Writes a fresh site's languages and settings. */
export function foundSite(tx: Tx, foundation: Foundation): void {
  foundation.languages.forEach((language, position) => {
    tx.insert(languages)
      .values({ ...language, position })
      .run();
    tx.insert(siteTexts)
      .values({
        lang: language.code,
        name: foundation.name[language.code] ?? "",
        tagline: foundation.tagline[language.code] ?? "",
        footerAddress: foundation.footerAddress[language.code] ?? "",
      })
      .run();
  });
  tx.insert(site)
    .values({ id: 1, defaultLang: foundation.defaultLanguage, timeZone: foundation.timeZone })
    .run();
}
