import type { Metadata } from "next";
import { NewPassword } from "#components/admin/new-password.tsx";
import { ScreenHead } from "#components/admin/screen-head.tsx";
import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Field, Select } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { requireStaff } from "../../current-staff.ts";
import { changePasswordAction, saveAccountAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await requireStaff();
  return { title: translator(lang, "admin")("account.title") };
}

// The desk's languages, each by its own name.
const deskLanguages = { en: "English", fa: "فارسی" };

export default async function AccountPage() {
  const { lang, name, email } = await requireStaff();
  const t = translator(lang, "admin");
  return (
    <>
      <ScreenHead title={t("account.title")} intro={email} />
      <ActionForm action={saveAccountAction} className="form" guardsChanges>
        <Field
          name="name"
          label={t("account.name")}
          help={t("account.nameHelp")}
          defaultValue={name}
          maxLength={100}
          autoComplete="name"
          dir="auto"
        />
        <Select name="lang" label={t("account.language")} defaultValue={lang}>
          {Object.entries(deskLanguages).map(([code, ownName]) => (
            <option key={code} value={code} lang={code}>
              {ownName}
            </option>
          ))}
        </Select>
        <SubmitButton>{t("account.save")}</SubmitButton>
      </ActionForm>
      <section className="screen-section">
        <h2>{t("account.passwordTitle")}</h2>
        <ActionForm action={changePasswordAction} className="form" clearsWhenDone>
          <input type="hidden" name="username" autoComplete="username" value={email} />
          <Field
            name="currentPassword"
            label={t("account.currentPassword")}
            type="password"
            autoComplete="current-password"
            dir="ltr"
          />
          <NewPassword label={t("account.newPassword")} help={t("account.passwordHelp", { least: 12 })} />
          <SubmitButton className="button button-plain">{t("account.changePassword")}</SubmitButton>
        </ActionForm>
      </section>
    </>
  );
}
