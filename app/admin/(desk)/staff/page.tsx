import type { Metadata } from "next";
import { DemandForm } from "#components/admin/accounts/demand-form.tsx";
import { InvitationList } from "#components/admin/accounts/invitation-list.tsx";
import { StaffTable } from "#components/admin/accounts/staff-table.tsx";
import { ScreenHead } from "#components/admin/screen-head.tsx";
import { translator } from "#components/messages/translator.ts";
import { listInvitations } from "#domain/accounts/invite.ts";
import { siteTimeZone } from "#domain/site/find-site.ts";
import { listStaff } from "#domain/staff/list.ts";
import { can } from "#domain/staff/permissions.ts";
import { listStrictRoles } from "#domain/staff/strict-roles.ts";
import { requireStaff } from "../../current-staff.ts";
import { requireRight } from "../../require-right.ts";
import { demandFactorAction, revokeInvitationAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await requireStaff();
  return { title: translator(lang, "admin")("staff.title") };
}

export default async function StaffPage() {
  const person = await requireRight("staff.read");
  const { id, lang } = person;
  const t = translator(lang, "admin");
  const now = Date.now();
  const timeZone = siteTimeZone();
  const mayEdit = can(person, "staff.edit");
  return (
    <>
      <ScreenHead title={t("staff.title")}>
        {mayEdit ? (
          <a className="button" href="/admin/staff/new">
            {translator(lang, "access")("invite.title")}
          </a>
        ) : null}
      </ScreenHead>
      <StaffTable people={listStaff(person)} ownId={id} mayEdit={mayEdit} lang={lang} timeZone={timeZone} />
      {mayEdit ? (
        <>
          <InvitationList
            invitations={listInvitations(person, now)}
            clock={{ now, lang, timeZone }}
            revoke={revokeInvitationAction}
          />
          <DemandForm demanded={listStrictRoles(person)} lang={lang} action={demandFactorAction} />
        </>
      ) : null}
    </>
  );
}
