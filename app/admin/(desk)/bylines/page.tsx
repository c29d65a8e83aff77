import type { Metadata } from "next";
import { BylineTable } from "#components/admin/byline-table.tsx";
import { KeptNotice } from "#components/admin/kept-notice.tsx";
import { ScreenHead } from "#components/admin/screen-head.tsx";
import { translator } from "#components/messages/translator.ts";
import { listBylinesForDesk } from "#domain/bylines/list-for-desk.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { requireStaff } from "../../current-staff.ts";
import { requireRight } from "../../require-right.ts";
import { Done } from "../done.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await requireStaff();
  return { title: translator(lang, "admin")("bylines.title") };
}

export default async function BylinesPage({ searchParams }: PageProps<"/admin/bylines">) {
  const person = await requireRight("bylines.edit");
  const t = translator(person.lang, "admin");
  const bylines = listBylinesForDesk(person, person.lang);
  return (
    <>
      <Done done={(await searchParams).done} lang={person.lang} />
      <KeptNotice personId={person.id} />
      <ScreenHead title={t("bylines.title")} intro={bylines.length > 0 ? t("bylines.intro") : undefined}>
        <a className="button" href="/admin/bylines/new">
          {t("bylines.new")}
        </a>
      </ScreenHead>
      {bylines.length > 0 ? (
        <BylineTable bylines={bylines} languages={listLanguages()} lang={person.lang} />
      ) : (
        <p className="empty">{t("bylines.empty")}</p>
      )}
    </>
  );
}
