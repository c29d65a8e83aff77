import type { Metadata } from "next";
import { NewPassword } from "#components/admin/new-password.tsx";
import { RoleSelect } from "#components/admin/role-select.tsx";
import { ScreenHead } from "#components/admin/screen-head.tsx";
import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { requireStaff } from "../../../current-staff.ts";
import { requireRecentProof } from "../../../recent-proof.ts";
import { requireRight } from "../../../require-right.ts";
import { addStaffAction } from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await requireStaff();
  return { title: translator(lang, "admin")("staff.add") };
}

export default async function NewStaffPage() {
  const { lang } = await requireRight("staff.edit");
  await requireRecentProof("/admin/staff/new");
  const t = translator(lang, "admin");
  return (
    <>
      <ScreenHead title={t("staff.add")} back={{ href: "/admin/staff", label: t("staff.title") }} />
      <ActionForm action={addStaffAction} className="form" guardsChanges>
        <Field
          name="name"
          label={t("staff.name")}
          help={t("staff.nameHelp")}
          maxLength={100}
          autoComplete="off"
          dir="auto"
        />
        <Field
          name="email"
          label={t("staff.email")}
          type="email"
          maxLength={254}
          autoComplete="off"
          dir="ltr"
        />
        <RoleSelect lang={lang} defaultValue="author" />
        <NewPassword label={t("staff.password")} help={t("staff.passwordHelp", { least: 12 })} />
        <SubmitButton>{t("staff.addButton")}</SubmitButton>
      </ActionForm>
    </>
  );
}
