import { notFound } from "next/navigation";
import { Front } from "#components/site/front.tsx";
import { SiteData } from "#components/site/site-data.tsx";
import { arrangeFront } from "#domain/articles/front.ts";
import { findSite } from "#domain/site/find-site.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { homePath } from "#domain/site/paths.ts";
import { settings } from "#domain/site/settings.ts";
import { SitePage } from "./site-page.tsx";

export default async function HomePage({ params }: PageProps<"/[lang]">) {
  const { lang } = await params;
  const site = findSite(lang);
  if (!site) notFound();
  const alternates = Object.fromEntries(listLanguages().map(({ code }) => [code, homePath(code)]));
  return (
    <SitePage lang={lang} site={site} head={{ path: homePath(lang), alternates, xDefault: "/" }} isFront>
      <SiteData lang={lang} site={site} siteUrl={settings().siteUrl} />
      <Front lang={lang} timeZone={site.timeZone} front={arrangeFront(lang)} />
    </SitePage>
  );
}
