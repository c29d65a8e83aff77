import type { Metadata } from "next";
import { headers } from "next/headers";
import { PasskeyButton } from "#components/admin/accounts/passkey-button.tsx";
import { ShownOnce, UntilShown } from "#components/admin/accounts/shown-once.tsx";
import { TotpSetup } from "#components/admin/accounts/totp-setup.tsx";
import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { deviceName } from "#domain/accounts/device-name.ts";
import { findOwnFactors } from "#domain/accounts/own-factors.ts";
import { findTotpDraft } from "#domain/accounts/totp.ts";
import { signOutAction } from "../(desk)/actions.ts";
import { requireSignedIn } from "../current-staff.ts";
import { requireProofForFactor } from "../recent-proof.ts";
import { afterSetUp, secondFactorPath } from "../way-back.ts";
import { addPasskeyAction, offerOwnPasskeyAction, totpAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await requireSignedIn();
  return { title: translator(lang, "access")("secondFactor.title") };
}

export default async function SecondFactorPage() {
  const person = await requireProofForFactor(secondFactorPath());
  const { lang, lacksSecondFactor } = person;
  const t = translator(lang, "access");
  const { browser, system } = deviceName((await headers()).get("user-agent") ?? "");
  const device = browser && system ? t("secondFactor.on", { browser, system }) : t("secondFactor.myDevice");
  const codes = (
    <ShownOnce label={t("codes.title")} help={t("codes.text")}>
      <a className="button" href={afterSetUp()}>
        {t("codes.continue")}
      </a>
    </ShownOnce>
  );
  return (
    <main className="gate gate-wide">
      {lacksSecondFactor ? null : (
        <p className="screen-back">
          <a href="/admin/account">{t("secondFactor.back")}</a>
        </p>
      )}
      <h1>{t("secondFactor.title")}</h1>
      <p>{t(lacksSecondFactor ? "secondFactor.needed" : "secondFactor.text")}</p>
      <section className="screen-section">
        <h2>{t("secondFactor.app")}</h2>
        <ActionForm action={totpAction} className="form">
          {codes}
          <UntilShown>
            <TotpSetup isInUse={findOwnFactors(person).hasTotp} draft={findTotpDraft(person)} lang={lang} />
          </UntilShown>
        </ActionForm>
      </section>
      <section className="screen-section" id="passkey">
        <h2>{t("secondFactor.passkey")}</h2>
        <p>{t("secondFactor.passkeyText")}</p>
        <ActionForm action={addPasskeyAction} className="form">
          {codes}
          <UntilShown>
            <Field
              name="name"
              label={t("secondFactor.passkeyName")}
              help={t("secondFactor.passkeyNameHelp")}
              defaultValue={device}
              maxLength={60}
              autoComplete="off"
              dir="auto"
            />
            <PasskeyButton
              make={offerOwnPasskeyAction}
              className="button button-plain"
              otherwise={<p className="field-help">{t("secondFactor.noScripts")}</p>}
            >
              {t("secondFactor.add")}
            </PasskeyButton>
          </UntilShown>
        </ActionForm>
      </section>
      {lacksSecondFactor ? (
        <form action={signOutAction} className="gate-aside">
          <button type="submit" className="button-quiet">
            {t("secondFactor.signOut")}
          </button>
        </form>
      ) : null}
    </main>
  );
}
