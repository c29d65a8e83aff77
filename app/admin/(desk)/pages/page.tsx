import type { Metadata } from "next";
import { KeptNotice } from "#components/admin/kept-notice.tsx";
import { PageTable } from "#components/admin/page-table.tsx";
import { ScreenHead } from "#components/admin/screen-head.tsx";
import { translator } from "#components/messages/translator.ts";
import { listPagesForDesk } from "#domain/pages/list-for-desk.ts";
import { siteTimeZone } from "#domain/site/find-site.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { requireStaff } from "../../current-staff.ts";
import { requireRight } from "../../require-right.ts";
import { Done } from "../done.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await requireStaff();
  return { title: translator(lang, "admin")("pages.title") };
}

export default async function PagesPage({ searchParams }: PageProps<"/admin/pages">) {
  const person = await requireRight("pages.edit");
  const { lang } = person;
  const t = translator(lang, "admin");
  const pages = listPagesForDesk(person);
  return (
    <>
      <Done done={(await searchParams).done} lang={lang} />
      <KeptNotice personId={person.id} />
      <ScreenHead title={t("pages.title")} intro={pages.length > 0 ? t("pages.intro") : undefined}>
        <a className="button" href="/admin/pages/new">
          {t("pages.new")}
        </a>
      </ScreenHead>
      {pages.length > 0 ? (
        <PageTable pages={pages} languages={listLanguages()} lang={lang} timeZone={siteTimeZone()} />
      ) : (
        <p className="empty">{t("pages.empty")}</p>
      )}
    </>
  );
}
