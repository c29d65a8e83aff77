import type { Metadata } from "next";
import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { gateLanguage } from "../gate-language.ts";
import { signInPath } from "../way-back.ts";
import { requestResetAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await gateLanguage(), "access")("reset.title") };
}

export default async function ResetPage() {
  const lang = await gateLanguage();
  const t = translator(lang, "access");
  return (
    <main className="gate">
      <h1>{t("reset.title")}</h1>
      <p>{t("reset.text")}</p>
      <ActionForm action={requestResetAction} className="form" clearsWhenDone>
        <Field
          name="email"
          label={translator(lang, "admin")("signIn.email")}
          type="email"
          autoComplete="username"
          autoFocus
          dir="ltr"
        />
        <SubmitButton>{t("reset.button")}</SubmitButton>
      </ActionForm>
      <p className="gate-aside">{t("reset.noMail")}</p>
      <p className="gate-aside">
        <a href={signInPath()}>{t("reset.back")}</a>
      </p>
    </main>
  );
}
