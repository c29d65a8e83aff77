import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { isSetupOpen } from "#domain/staff/setup.ts";
import { gateLanguage } from "../../gate-language.ts";
import { setUpAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await gateLanguage(), "admin")("setup.title") };
}

export default async function SetupPage({ params }: PageProps<"/admin/setup/[token]">) {
  const { token } = await params;
  if (!isSetupOpen(token, Date.now())) notFound();
  const t = translator(await gateLanguage(), "admin");
  return (
    <main className="gate">
      <h1>{t("setup.title")}</h1>
      <p>{t("setup.text")}</p>
      <ActionForm action={setUpAction.bind(null, token)} className="form">
        <Field name="name" label={t("setup.name")} autoComplete="name" autoFocus />
        <Field name="email" label={t("signIn.email")} type="email" autoComplete="username" dir="ltr" />
        <Field
          name="password"
          label={t("signIn.password")}
          type="password"
          autoComplete="new-password"
          help={t("setup.passwordHelp", { least: 12 })}
          dir="ltr"
        />
        <SubmitButton>{t("setup.button")}</SubmitButton>
      </ActionForm>
    </main>
  );
}
