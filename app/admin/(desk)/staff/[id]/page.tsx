import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NewPassword } from "#components/admin/accounts/new-password.tsx";
import { RoleSelect } from "#components/admin/accounts/role-select.tsx";
import { ScreenHead } from "#components/admin/screen-head.tsx";
import { SecondThought } from "#components/admin/second-thought.tsx";
import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { findStaffMember, type StaffMember } from "#domain/staff/list.ts";
import { requireStaff } from "../../../current-staff.ts";
import { requireRecentProof } from "../../../recent-proof.ts";
import { requireRight } from "../../../require-right.ts";
import {
  changeStaffAction,
  disableStaffAction,
  enableStaffAction,
  removeFactorsAction,
  resetPasswordAction,
} from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await requireStaff();
  return { title: translator(lang, "admin")("staff.title") };
}

export default async function StaffMemberPage({ params, searchParams }: PageProps<"/admin/staff/[id]">) {
  const person = await requireRight("staff.edit");
  const member = findStaffMember(person, (await params).id);
  if (!member) notFound();
  await requireRecentProof(`/admin/staff/${member.id}`);
  const { lang } = person;
  const t = translator(lang, "admin");
  const isEnabled = member.disabledAt === null && (await searchParams).done === "enabled";
  return (
    <>
      {isEnabled ? (
        <p className="form-message screen-message" role="status">
          {t("staff.enabled")}
        </p>
      ) : null}
      <ScreenHead
        title={<bdi>{member.name}</bdi>}
        intro={member.email}
        back={{ href: "/admin/staff", label: t("staff.title") }}
      />
      {member.disabledAt === null ? <InUse {...{ member, lang, isSelf: member.id === person.id }} /> : null}
      {member.disabledAt === null ? null : <OutOfUse {...{ member, lang }} />}
    </>
  );
}

function InUse({ member, lang, isSelf }: { member: StaffMember; lang: string; isSelf: boolean }) {
  const t = translator(lang, "admin");
  const access = translator(lang, "access");
  return (
    <>
      <ActionForm action={changeStaffAction} className="form" guardsChanges>
        <input type="hidden" name="id" value={member.id} />
        <Field
          name="name"
          label={t("staff.name")}
          help={t("staff.nameHelp")}
          defaultValue={member.name}
          maxLength={100}
          dir="auto"
        />
        <RoleSelect lang={lang} defaultValue={member.role} />
        <SubmitButton>{t("staff.save")}</SubmitButton>
      </ActionForm>
      {isSelf ? (
        <section className="screen-section">
          <p>
            {t("staff.ownAccount")} <a href="/admin/account">{t("account.title")}</a>
          </p>
        </section>
      ) : (
        <>
          <section className="screen-section">
            <h2>{t("staff.resetTitle")}</h2>
            <ActionForm action={resetPasswordAction} className="form" clearsWhenDone>
              <input type="hidden" name="id" value={member.id} />
              <NewPassword
                label={t("staff.password")}
                help={`${t("staff.passwordHelp", { least: 12 })} ${t("staff.resetText")}`}
              />
              <SubmitButton className="button button-plain">{t("staff.resetButton")}</SubmitButton>
            </ActionForm>
          </section>
          {member.hasSecondFactor ? (
            <SecondThought label={access("staff.lost")}>
              <ActionForm action={removeFactorsAction}>
                <p>{access("staff.lostText")}</p>
                <input type="hidden" name="id" value={member.id} />
                <SubmitButton className="button button-danger">{access("staff.lostButton")}</SubmitButton>
              </ActionForm>
            </SecondThought>
          ) : null}
          <SecondThought label={t("staff.disableTitle")}>
            <ActionForm action={disableStaffAction}>
              <p>{t("staff.disableText")}</p>
              <input type="hidden" name="id" value={member.id} />
              <SubmitButton className="button button-danger">{t("staff.disableButton")}</SubmitButton>
            </ActionForm>
          </SecondThought>
        </>
      )}
    </>
  );
}

function OutOfUse({ member, lang }: { member: StaffMember; lang: string }) {
  const t = translator(lang, "admin");
  return (
    <ActionForm action={enableStaffAction}>
      <p>{t("staff.disabledText")}</p>
      <input type="hidden" name="id" value={member.id} />
      <SubmitButton>{t("staff.enableButton")}</SubmitButton>
    </ActionForm>
  );
}
