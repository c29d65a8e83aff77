import type { Metadata } from "next";
import { NameForm } from "#components/admin/name-form.tsx";
import { ScreenHead } from "#components/admin/screen-head.tsx";
import { translator } from "#components/messages/translator.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { requireStaff } from "../../../current-staff.ts";
import { requireRight } from "../../../require-right.ts";
import { saveBylineAction } from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await requireStaff();
  return { title: translator(lang, "admin")("bylines.new") };
}

export default async function NewBylinePage() {
  const { id, lang } = await requireRight("bylines.edit");
  const t = translator(lang, "admin");
  return (
    <>
      <ScreenHead title={t("bylines.new")} back={{ href: "/admin/bylines", label: t("bylines.title") }} />
      <NameForm
        kind="bylines"
        languages={listLanguages()}
        lang={lang}
        personId={id}
        action={saveBylineAction}
      />
    </>
  );
}
