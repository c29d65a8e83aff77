import { type Actor, authorize } from "../staff/permissions.ts";
import { findSite } from "./find-site.ts";
import { listLanguages } from "./languages.ts";

type SiteText = {
  name: string;
  tagline: string;
  footerAddress: string;
  navigation: { label: string; href: string }[];
};

export type SiteSettings = { defaultLang: string; timeZone: string; texts: Record<string, SiteText> };

/** What the owner may set of the site, the texts by language code. Throws Forbidden. */
export function findSiteSettings(actor: Actor): SiteSettings {
  authorize(actor, "site.edit");
  const texts: Record<string, SiteText> = {};
  let common = { defaultLang: "", timeZone: "UTC" };
  for (const { code } of listLanguages()) {
    const site = findSite(code);
    if (!site) continue;
    const { defaultLang, timeZone, ...text } = site;
    common = { defaultLang, timeZone };
    texts[code] = text;
  }
  return { ...common, texts };
}
