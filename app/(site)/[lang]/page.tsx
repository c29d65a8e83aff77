import { notFound } from "next/navigation";
import { Front } from "#components/site/front.tsx";
import { arrangeFront } from "#domain/articles/front.ts";
import { findSite } from "#domain/site/find-site.ts";
import { SitePage } from "./site-page.tsx";

export default async function HomePage({ params }: PageProps<"/[lang]">) {
  const { lang } = await params;
  const site = findSite(lang);
  if (!site) notFound();
  return (
    <SitePage lang={lang} isFront>
      <Front lang={lang} timeZone={site.timeZone} front={arrangeFront(lang)} />
    </SitePage>
  );
}
