import { notFound } from "next/navigation";
import { translator } from "#components/messages/translator.ts";
import { ListHead } from "#components/site/list-head.tsx";
import { MonthList } from "#components/site/month-list.tsx";
import { listMonths } from "#domain/archive/list-months.ts";
import { findSite } from "#domain/site/find-site.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { archivePath } from "#domain/site/paths.ts";
import { SitePage } from "../site-page.tsx";

export default async function ArchivePage({ params }: PageProps<"/[lang]/archive">) {
  const { lang } = await params;
  const site = findSite(lang);
  if (!site) notFound();
  const t = translator(lang, "site");
  const months = listMonths(lang, site.timeZone);
  const head = {
    path: archivePath(lang),
    title: t("archive"),
    description: t("archiveText"),
    alternates: Object.fromEntries(listLanguages().map(({ code }) => [code, archivePath(code)])),
  };
  return (
    <SitePage lang={lang} site={site} head={head}>
      <ListHead title={t("archive")} text={t("archiveText")} />
      {months.length > 0 ? (
        <MonthList lang={lang} timeZone={site.timeZone} months={months} />
      ) : (
        <p className="empty">{t("emptyArchive")}</p>
      )}
    </SitePage>
  );
}
