import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NewPassword } from "#components/admin/accounts/new-password.tsx";
import { LanguageSelect } from "#components/admin/language-select.tsx";
import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { findInvitation } from "#domain/accounts/accept-invitation.ts";
import { findSite } from "#domain/site/find-site.ts";
import { gateLanguage } from "../../gate-language.ts";
import { acceptAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await gateLanguage(), "access")("invitation.title") };
}

export default async function InvitationPage({ params }: PageProps<"/admin/invitation/[token]">) {
  const { token } = await params;
  const lang = await gateLanguage();
  const t = translator(lang, "access");
  const invitation = findInvitation(token, Date.now());
  if (!invitation) notFound();
  const { email, name, role } = invitation;
  const site = (findSite(lang) ?? findSite("en"))?.name ?? "Apadana";
  return (
    <main className="gate">
      <h1>{t("invitation.title")}</h1>
      <p>{t("invitation.text", { site, role, email })}</p>
      <ActionForm action={acceptAction.bind(null, token)} className="form">
        <Field
          name="name"
          label={t("invitation.name")}
          help={t("invitation.nameHelp")}
          defaultValue={name}
          maxLength={100}
          autoComplete="name"
          dir="auto"
        />
        <LanguageSelect label={t("invitation.lang")} defaultValue={invitation.lang} />
        <input type="hidden" name="username" autoComplete="username" value={email} />
        <NewPassword label={t("password")} help={t("newPasswordHelp", { least: 12 })} />
        <SubmitButton>{t("invitation.button")}</SubmitButton>
      </ActionForm>
    </main>
  );
}
