import type { Metadata } from "next";
import { RoleSelect } from "#components/admin/accounts/role-select.tsx";
import { ShownOnce, UntilShown } from "#components/admin/accounts/shown-once.tsx";
import { AddressField } from "#components/admin/address-field.tsx";
import { LanguageSelect } from "#components/admin/language-select.tsx";
import { ScreenHead } from "#components/admin/screen-head.tsx";
import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Field, Select } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { requireStaff } from "../../../current-staff.ts";
import { requireRecentProof } from "../../../recent-proof.ts";
import { requireRight } from "../../../require-right.ts";
import { inviteAction } from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await requireStaff();
  return { title: translator(lang, "access")("invite.title") };
}

export default async function InvitePage() {
  const { lang } = await requireRight("staff.edit");
  await requireRecentProof("/admin/staff/new");
  const t = translator(lang, "access");
  const staff = { href: "/admin/staff", label: translator(lang, "admin")("staff.title") };
  return (
    <>
      <ScreenHead title={t("invite.title")} back={staff} />
      <ActionForm action={inviteAction} className="form" guardsChanges>
        <ShownOnce label={t("invite.link")} help={t("invite.linkHelp")}>
          <a className="button" href={staff.href}>
            {staff.label}
          </a>
        </ShownOnce>
        <UntilShown>
          <Field
            name="name"
            label={t("invite.name")}
            help={t("invite.nameHelp")}
            maxLength={100}
            autoComplete="off"
            dir="auto"
          />
          <AddressField label={t("invite.email")} />
          <RoleSelect lang={lang} defaultValue="author" />
          <LanguageSelect label={t("invite.lang")} defaultValue={lang} />
          <Select name="days" label={t("invite.days")} defaultValue="7">
            {[1, 3, 7, 14].map((days) => (
              <option key={days} value={days}>
                {t("invite.daysOption", { days })}
              </option>
            ))}
          </Select>
          <SubmitButton>{t("invite.button")}</SubmitButton>
        </UntilShown>
      </ActionForm>
    </>
  );
}
