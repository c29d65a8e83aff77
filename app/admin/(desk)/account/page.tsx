import type { Metadata } from "next";
import { AccountFactors } from "#components/admin/accounts/account-factors.tsx";
import { AccountPassword } from "#components/admin/accounts/account-password.tsx";
import { AccountSessions } from "#components/admin/accounts/account-sessions.tsx";
import { LanguageSelect } from "#components/admin/language-select.tsx";
import { ScreenHead } from "#components/admin/screen-head.tsx";
import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { findOwnFactors } from "#domain/accounts/own-factors.ts";
import { hasPassword } from "#domain/accounts/own-password.ts";
import { listOwnSessions } from "#domain/accounts/own-sessions.ts";
import { listPasskeys } from "#domain/accounts/passkeys.ts";
import { siteTimeZone } from "#domain/site/find-site.ts";
import { requireStaff } from "../../current-staff.ts";
import {
  changePasswordAction,
  endOthersAction,
  endSessionAction,
  removePasskeyAction,
  removePasswordAction,
  removeTotpAction,
  renewCodesAction,
  saveAccountAction,
} from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await requireStaff();
  return { title: translator(lang, "admin")("account.title") };
}

export default async function AccountPage() {
  const person = await requireStaff();
  const { lang, name, email } = person;
  const now = Date.now();
  const t = translator(lang, "admin");
  const clock = { now, lang, timeZone: siteTimeZone() };
  const factors = findOwnFactors(person);
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
        <LanguageSelect label={t("account.language")} defaultValue={lang} />
        <SubmitButton>{t("account.save")}</SubmitButton>
      </ActionForm>
      <AccountPassword
        email={email}
        lang={lang}
        hasPassword={hasPassword(person)}
        mayRemove={factors.passkeys > 0}
        change={changePasswordAction}
        remove={removePasswordAction}
      />
      <AccountFactors
        factors={factors}
        passkeys={listPasskeys(person)}
        clock={clock}
        removeTotp={removeTotpAction}
        removePasskey={removePasskeyAction}
        renewCodes={renewCodesAction}
      />
      <AccountSessions
        sessions={listOwnSessions(person, now)}
        clock={clock}
        end={endSessionAction}
        endOthers={endOthersAction}
      />
    </>
  );
}
