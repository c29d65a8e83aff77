import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { translator } from "#components/messages/translator.ts";
import { archiveAddress } from "#components/site/addresses.ts";
import { ListHead } from "#components/site/list-head.tsx";
import { MonthList } from "#components/site/month-list.tsx";
import { listMonths } from "#domain/archive/list-months.ts";
import { findSite, listLanguages } from "../../once.ts";
import { pageMetadata } from "../page-metadata.ts";
import { SitePage } from "../site-page.tsx";

export async function generateMetadata({ params }: PageProps<"/[lang]/archive">): Promise<Metadata> {
  const { lang } = await params;
  const t = translator(lang, "site");
  return pageMetadata({
    lang,
    path: archiveAddress(lang),
    title: t("archive"),
    description: t("archiveText"),
    alternates: alternates(),
  });
}

export default async function ArchivePage({ params }: PageProps<"/[lang]/archive">) {
  const { lang } = await params;
  const site = findSite(lang);
  if (!site) notFound();
  const t = translator(lang, "site");
  const months = listMonths(lang, site.timeZone);
  return (
    <SitePage lang={lang} alternates={alternates()}>
      <ListHead title={t("archive")} text={t("archiveText")} />
      {months.length > 0 ? (
        <MonthList lang={lang} timeZone={site.timeZone} months={months} />
      ) : (
        <p className="empty">{t("emptyArchive")}</p>
      )}
    </SitePage>
  );
}

function alternates(): Record<string, string> {
  return Object.fromEntries(listLanguages().map(({ code }) => [code, archiveAddress(code)]));
}
