import type { Metadata } from "next";
import { ScreenHead } from "#components/admin/screen-head.tsx";
import { translator } from "#components/messages/translator.ts";
import { LanguageOptions } from "#components/ui/languages.tsx";
import { listLanguages } from "#domain/site/languages.ts";
import { subscriberStates } from "#domain/subscribers/list.ts";
import { requireStaff } from "../../../current-staff.ts";
import { requireRecentProof } from "../../../recent-proof.ts";
import { requireRight } from "../../../require-right.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await requireStaff();
  return { title: translator(lang, "subscribers")("exports.title") };
}

export default async function ExportPage() {
  const { lang } = await requireRight("subscribers.export");
  await requireRecentProof("/admin/subscribers/export");
  const t = translator(lang, "subscribers");
  return (
    <>
      <ScreenHead
        title={t("exports.title")}
        intro={t("exports.intro")}
        back={{ href: "/admin/subscribers", label: t("title") }}
      />
      <form method="post" action="/admin/subscribers/export/file" className="form">
        <div className="field">
          <label htmlFor="export-state">{t("exports.state")}</label>
          <select id="export-state" name="state">
            <option value="">{t("exports.anyState")}</option>
            {subscriberStates.map((state) => (
              <option key={state} value={state}>
                {t(`states.${state}`)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="export-lang">{t("exports.lang")}</label>
          <select id="export-lang" name="lang">
            <option value="">{t("list.anyLanguage")}</option>
            <LanguageOptions languages={listLanguages()} />
          </select>
        </div>
        <button type="submit" className="button">
          {t("exports.button")}
        </button>
      </form>
    </>
  );
}
