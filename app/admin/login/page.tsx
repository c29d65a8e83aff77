import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { findSite } from "#domain/site/find-site.ts";
import { findCurrentStaff } from "../current-staff.ts";
import { signInAction } from "./actions.ts";

export function generateMetadata(): Metadata {
  return { title: translator("en", "admin")("signIn.title") };
}

export default async function SignInPage() {
  if (await findCurrentStaff()) redirect("/admin/articles");
  const t = translator("en", "admin");
  return (
    <main className="gate">
      <p className="gate-site">{findSite("en")?.name}</p>
      <h1>{t("signIn.title")}</h1>
      <ActionForm action={signInAction} className="form">
        <Field
          name="email"
          label={t("signIn.email")}
          type="email"
          autoComplete="username"
          autoFocus
          dir="ltr"
        />
        <Field
          name="password"
          label={t("signIn.password")}
          type="password"
          autoComplete="current-password"
          dir="ltr"
        />
        <SubmitButton>{t("signIn.button")}</SubmitButton>
      </ActionForm>
    </main>
  );
}
