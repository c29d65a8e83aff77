import type { Metadata } from "next";
import { PasskeyButton } from "#components/admin/accounts/passkey-button.tsx";
import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { hasPassword } from "#domain/accounts/own-password.ts";
import { listPasskeys } from "#domain/accounts/passkeys.ts";
import { requireSignedIn } from "../current-staff.ts";
import { askOwnPasskeyAction, proveAction, provePasskeyAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await requireSignedIn();
  return { title: translator(lang, "access")("confirm.title") };
}

export default async function ConfirmPage() {
  const person = await requireSignedIn();
  const { lang, name, email } = person;
  const t = translator(lang, "access");
  return (
    <main className="gate">
      <h1>{t("confirm.title")}</h1>
      <p>{t("confirm.text", { name })}</p>
      {listPasskeys(person).length > 0 ? (
        <ActionForm action={provePasskeyAction} className="form">
          <PasskeyButton ask={askOwnPasskeyAction}>{t("code.passkey")}</PasskeyButton>
        </ActionForm>
      ) : null}
      {hasPassword(person) ? (
        <ActionForm action={proveAction} className="form">
          <input type="hidden" name="username" autoComplete="username" value={email} />
          <Field
            name="password"
            label={t("password")}
            type="password"
            autoComplete="current-password"
            autoFocus
            dir="ltr"
          />
          <SubmitButton>{t("confirm.button")}</SubmitButton>
        </ActionForm>
      ) : null}
      <p className="gate-aside">
        <a href="/admin/articles">{translator(lang, "admin")("backToDesk")}</a>
      </p>
    </main>
  );
}
