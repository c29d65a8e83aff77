import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PasskeyButton } from "#components/admin/accounts/passkey-button.tsx";
import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { findSecondStep } from "#domain/accounts/second-step.ts";
import { findStep } from "../../door.ts";
import { gateLanguage } from "../../gate-language.ts";
import { signInPath } from "../../way-back.ts";
import { codeAction, offerSecondPasskeyAction, passkeyStepAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await gateLanguage(), "access")("code.title") };
}

export default async function CodePage() {
  const step = await findStep();
  const person = step === undefined ? undefined : findSecondStep(step, Date.now());
  if (!person) notFound();
  const { factors, name, lang } = person;
  const t = translator(lang, "access");
  return (
    <main className="gate">
      <h1>{t("code.title")}</h1>
      <p>{t("code.text", { name })}</p>
      {factors.passkeys > 0 ? (
        <ActionForm action={passkeyStepAction} className="form">
          <PasskeyButton ask={offerSecondPasskeyAction}>{t("code.passkey")}</PasskeyButton>
        </ActionForm>
      ) : null}
      <ActionForm action={codeAction} className="form">
        <Field
          name="code"
          label={t("code.label")}
          help={t(factors.hasTotp ? "code.help" : "code.helpRecovery")}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          dir="ltr"
        />
        <SubmitButton>{t("code.button")}</SubmitButton>
      </ActionForm>
      <p className="gate-aside">
        <a href={signInPath()}>{t("code.back")}</a>
      </p>
    </main>
  );
}
