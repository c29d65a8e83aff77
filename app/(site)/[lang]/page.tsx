import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { homeAddress } from "#components/site/addresses.ts";
import { Front } from "#components/site/front.tsx";
import { SiteData } from "#components/site/site-data.tsx";
import { arrangeFront } from "#domain/articles/front.ts";
import { settings } from "#domain/site/settings.ts";
import { findSite, listLanguages } from "../once.ts";
import { pageMetadata } from "./page-metadata.ts";
import { SitePage } from "./site-page.tsx";

export async function generateMetadata({ params }: PageProps<"/[lang]">): Promise<Metadata> {
  const { lang } = await params;
  const homes = listLanguages().map(({ code }) => [code, homeAddress(code)]);
  return pageMetadata({
    lang,
    path: homeAddress(lang),
    alternates: Object.fromEntries(homes),
    xDefault: "/",
  });
}

export default async function HomePage({ params }: PageProps<"/[lang]">) {
  const { lang } = await params;
  const site = findSite(lang);
  if (!site) notFound();
  return (
    <SitePage lang={lang} isFront>
      <SiteData lang={lang} site={site} siteUrl={settings().siteUrl} />
      <Front lang={lang} timeZone={site.timeZone} front={arrangeFront(lang)} />
    </SitePage>
  );
}
