import type { Metadata } from "next";
import { AddressField } from "#components/admin/address-field.tsx";
import { ScreenHead } from "#components/admin/screen-head.tsx";
import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Check } from "#components/ui/check.tsx";
import { Field, Select } from "#components/ui/field.tsx";
import { LanguageOptions } from "#components/ui/languages.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { listLanguages } from "#domain/site/languages.ts";
import { requireStaff } from "../../../current-staff.ts";
import { requireRight } from "../../../require-right.ts";
import { addSubscriberAction } from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await requireStaff();
  return { title: translator(lang, "subscribers")("new.title") };
}

export default async function NewSubscriberPage() {
  const { lang } = await requireRight("subscribers.edit");
  const t = translator(lang, "subscribers");
  return (
    <>
      <ScreenHead title={t("new.title")} back={{ href: "/admin/subscribers", label: t("title") }} />
      <ActionForm action={addSubscriberAction} className="form" guardsChanges>
        <AddressField label={t("new.email")} />
        <Select name="lang" label={t("new.lang")}>
          <LanguageOptions languages={listLanguages()} />
        </Select>
        <Field
          name="consentNote"
          label={t("new.consent")}
          help={t("new.consentHelp")}
          maxLength={300}
          dir="auto"
        />
        <Check name="asks" label={t("new.asks")} help={t("new.asksHelp")} defaultChecked />
        <SubmitButton>{t("new.button")}</SubmitButton>
      </ActionForm>
    </>
  );
}
