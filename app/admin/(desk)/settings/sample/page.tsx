import type { Metadata } from "next";
import { ScreenHead } from "#components/admin/screen-head.tsx";
import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { countSample } from "#domain/sample/remove.ts";
import { requireStaff } from "../../../current-staff.ts";
import { requireRight } from "../../../require-right.ts";
import { removeSampleAction } from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await requireStaff();
  return { title: translator(lang, "admin")("sample.title") };
}

const kinds = ["articles", "pages", "bylines", "topics", "pictures"] as const;

export default async function SamplePage() {
  const person = await requireRight("sample.remove");
  const t = translator(person.lang, "admin");
  const sample = countSample(person);
  const going = kinds.filter((kind) => sample[kind] > 0);
  return (
    <>
      <ScreenHead title={t("sample.title")} back={{ href: "/admin/settings", label: t("settings.title") }} />
      {going.length > 0 ? (
        <div className="reading">
          <p>{t("sample.goes")}</p>
          <ul>
            {going.map((kind) => (
              <li key={kind}>{t(`sample.${kind}`, { count: sample[kind] })}</li>
            ))}
          </ul>
          <p>{t("sample.stays")}</p>
          <ActionForm action={removeSampleAction}>
            <div className="form-buttons">
              <SubmitButton className="button button-danger">{t("sample.button")}</SubmitButton>
              <a href="/admin/settings" className="action-link">
                {t("sample.keep")}
              </a>
            </div>
          </ActionForm>
        </div>
      ) : (
        <p className="empty">{t("sample.none")}</p>
      )}
    </>
  );
}
