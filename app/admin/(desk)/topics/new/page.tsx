import type { Metadata } from "next";
import { NameForm } from "#components/admin/name-form.tsx";
import { ScreenHead } from "#components/admin/screen-head.tsx";
import { translator } from "#components/messages/translator.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { requireStaff } from "../../../current-staff.ts";
import { requireRight } from "../../../require-right.ts";
import { saveTopicAction } from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await requireStaff();
  return { title: translator(lang, "admin")("topics.new") };
}

export default async function NewTopicPage() {
  const { id, lang } = await requireRight("topics.edit");
  const t = translator(lang, "admin");
  return (
    <>
      <ScreenHead title={t("topics.new")} back={{ href: "/admin/topics", label: t("topics.title") }} />
      <NameForm
        kind="topics"
        languages={listLanguages()}
        lang={lang}
        personId={id}
        action={saveTopicAction}
      />
    </>
  );
}
