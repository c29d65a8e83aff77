import { eq } from "drizzle-orm";
import { z } from "zod";
import { type Tx, write } from "#db/client.ts";
import { newId } from "#db/id.ts";
import { navigationItems, site, siteTexts } from "#db/schema/site.ts";
import { recordAudit } from "../audit/record.ts";
import { isSafeHref } from "../documents/safe-href.ts";
import { editionOf, refuseStale } from "../edition.ts";
import { Invalid } from "../errors.ts";
import { line, lines } from "../fields.ts";
import { problemsOf } from "../problems.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { findSiteSettings, type SiteSettings } from "./find-settings.ts";
import { listLanguages } from "./languages.ts";
import { isTimeZone } from "./time-zones.ts";

const required = z.string().min(1, "required");
const item = z.object({ label: line(60), href: line(2000) }).superRefine(({ label, href }, context) => {
  if (!label && href) context.addIssue({ code: "custom", path: ["label"], message: "required" });
  if (label && !isSafeHref(href)) context.addIssue({ code: "custom", path: ["href"], message: "badPath" });
});
const text = z.object({
  name: line(80).pipe(required),
  tagline: line(160),
  footerAddress: lines(400),
  navigation: z.array(item).max(12, "tooMany"),
});
const schema = z.object({
  defaultLang: z.string(),
  timeZone: z.string().max(64, "badChoice").refine(isTimeZone, "badChoice"),
  texts: z.record(z.string().max(10), text),
});

/**
 * Saves the site's settings; readers see them at the next request. A navigation item without label and address is left
 * out. Throws Forbidden, Invalid (defaultLang, timeZone, name.LANG, tagline.LANG, footerAddress.LANG, navigation.LANG,
 * navigation.LANG.INDEX.label and .href; "savedByOther" on "form" when `edition` is given and not that of the present settings).
 */
export function saveSiteSettings(
  actor: Actor,
  { edition, ...input }: SiteSettings & { edition?: string | undefined },
  now: number,
): void {
  authorize(actor, "site.edit");
  const codes = listLanguages().map(({ code }) => code);
  const result = schema.safeParse(input);
  const problems = result.success ? {} : problemsOf(result.error);
  if (!codes.includes(input.defaultLang)) problems.defaultLang = "badChoice";
  for (const code of codes) if (!input.texts[code]) problems[`name.${code}`] = "required";
  if (!result.success || Object.keys(problems).length > 0) throw new Invalid(problems);
  const { defaultLang, timeZone, texts } = result.data;
  write((tx) => {
    refuseStale(edition, editionOf(findSiteSettings(actor)));
    tx.update(site).set({ defaultLang, timeZone }).run();
    for (const lang of codes) if (texts[lang]) writeTexts(tx, lang, texts[lang]);
    recordAudit(tx, { at: now, actor, verb: "site.save", detail: { defaultLang, timeZone } });
  });
}

function writeTexts(tx: Tx, lang: string, { navigation, ...columns }: z.output<typeof text>): void {
  tx.update(siteTexts).set(columns).where(eq(siteTexts.lang, lang)).run();
  tx.delete(navigationItems).where(eq(navigationItems.lang, lang)).run();
  navigation
    .filter(({ label }) => label)
    .forEach(({ label, href }, position) => {
      tx.insert(navigationItems).values({ id: newId(), lang, position, label, href }).run();
    });
}
