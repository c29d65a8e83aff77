import type { Metadata } from "next";
import { ScreenHead } from "#components/admin/screen-head.tsx";
import { StaffTable } from "#components/admin/staff-table.tsx";
import { translator } from "#components/messages/translator.ts";
import { findSite } from "#domain/site/find-site.ts";
import { listStaff } from "#domain/staff/list.ts";
import { can } from "#domain/staff/permissions.ts";
import { requireStaff } from "../../current-staff.ts";
import { requireRight } from "../../require-right.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await requireStaff();
  return { title: translator(lang, "admin")("staff.title") };
}

export default async function StaffPage({ searchParams }: PageProps<"/admin/staff">) {
  const person = await requireRight("staff.read");
  const { id, lang } = person;
  const t = translator(lang, "admin");
  const people = listStaff(person);
  const { added } = await searchParams;
  const newcomer = people.find((each) => each.id === added);
  const mayEdit = can(person, "staff.edit");
  return (
    <>
      {newcomer ? (
        <p className="form-message screen-done" role="status">
          {t("done.added", { name: newcomer.name })}
        </p>
      ) : null}
      <ScreenHead title={t("staff.title")}>
        {mayEdit ? (
          <a className="button" href="/admin/staff/new">
            {t("staff.add")}
          </a>
        ) : null}
      </ScreenHead>
      <StaffTable
        people={people}
        ownId={id}
        mayEdit={mayEdit}
        lang={lang}
        timeZone={findSite(lang)?.timeZone ?? "UTC"}
      />
    </>
  );
}
