import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NewPassword } from "#components/admin/accounts/new-password.tsx";
import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { findReset } from "#domain/accounts/reset-by-mail.ts";
import { gateLanguage } from "../../gate-language.ts";
import { resetAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await gateLanguage(), "access")("reset.title") };
}

export default async function NewPasswordPage({ params }: PageProps<"/admin/reset/[token]">) {
  const { token } = await params;
  const person = findReset(token, Date.now());
  if (!person) notFound();
  const t = translator(await gateLanguage(), "access");
  return (
    <main className="gate">
      <h1>{t("reset.title")}</h1>
      <p>{t("reset.chooseText", { email: person.email })}</p>
      <ActionForm action={resetAction.bind(null, token)} className="form">
        <input type="hidden" name="username" autoComplete="username" value={person.email} />
        <NewPassword label={t("password")} help={t("newPasswordHelp", { least: 12 })} />
        <SubmitButton>{t("reset.choose")}</SubmitButton>
      </ActionForm>
    </main>
  );
}
