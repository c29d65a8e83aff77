import type { Metadata } from "next";
import { TrashTable } from "#components/admin/articles/trash-table.tsx";
import { ScreenHead } from "#components/admin/screen-head.tsx";
import { translator } from "#components/messages/translator.ts";
import { listTrash } from "#domain/articles/trash.ts";
import { siteTimeZone } from "#domain/site/find-site.ts";
import { requireStaff } from "../../../current-staff.ts";
import { requireRight } from "../../../require-right.ts";
import "../revisions.css";
import { untrashAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const person = await requireStaff();
  return { title: translator(person.lang, "revisions")("trash.title") };
}

export default async function TrashPage() {
  const person = await requireRight("articles.edit-own");
  const t = translator(person.lang, "revisions");
  const back = { href: "/admin/articles", label: translator(person.lang, "desk")("articles") };
  return (
    <>
      <ScreenHead title={t("trash.title")} intro={t("trash.intro")} back={back} />
      <TrashTable
        rows={listTrash(person)}
        lang={person.lang}
        timeZone={siteTimeZone()}
        restore={untrashAction}
      />
    </>
  );
}
