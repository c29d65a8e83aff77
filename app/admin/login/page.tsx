import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PasskeyButton } from "#components/admin/accounts/passkey-button.tsx";
import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { findSite } from "#domain/site/find-site.ts";
import { findSignedInPerson } from "../current-staff.ts";
import { gateLanguage } from "../gate-language.ts";
import { afterSignIn, resetPath } from "../way-back.ts";
import { offerPasskeyAction, passkeySignInAction, signInAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await gateLanguage(), "admin")("signIn.title") };
}

export default async function SignInPage({ searchParams }: PageProps<"/admin/login">) {
  if (await findSignedInPerson()) redirect(afterSignIn());
  const lang = await gateLanguage();
  const t = translator(lang, "admin");
  const access = translator(lang, "access");
  const { done } = await searchParams;
  return (
    <main className="gate">
      <p className="gate-site">{(findSite(lang) ?? findSite("en"))?.name}</p>
      <h1>{t("signIn.title")}</h1>
      {done === "reset" || done === "signedOut" ? (
        <p className="form-message" role="status">
          {access(`${done}.done`)}
        </p>
      ) : null}
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
      <ActionForm action={passkeySignInAction} className="form">
        <PasskeyButton ask={offerPasskeyAction} className="button button-plain">
          {access("signIn.passkey")}
        </PasskeyButton>
      </ActionForm>
      <p className="gate-aside">
        <a href={resetPath()}>{access("signIn.forgot")}</a>
      </p>
    </main>
  );
}
