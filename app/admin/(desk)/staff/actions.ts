"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { translator } from "#components/messages/translator.ts";
import { doneForm, type FormState } from "#components/ui/form-state.ts";
import { changeStaff } from "#domain/accounts/change-staff.ts";
import { inviteStaff, revokeInvitation } from "#domain/accounts/invite.ts";
import { removeFactors } from "#domain/accounts/remove-factors.ts";
import { resetPassword } from "#domain/accounts/reset-password.ts";
import { disableStaff } from "#domain/staff/disable.ts";
import { enableStaff } from "#domain/staff/enable.ts";
import { demandSecondFactor } from "#domain/staff/strict-roles.ts";
import { staffAction } from "../../staff-action.ts";

export async function inviteAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(
    form,
    (actor, { text }, now) => {
      const person = { email: text("email"), name: text("name"), role: text("role"), lang: text("lang") };
      const link = inviteStaff(actor, { ...person, days: text("days") }, now);
      const message = translator(actor.lang, "access")("invite.made");
      return { ...doneForm(message), shown: [link] };
    },
    { proof: "/admin/staff/new" },
  );
}

export async function revokeInvitationAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(
    form,
    (actor, values, now) => {
      revokeInvitation(actor, values.text("id"), now);
      refresh();
      return undefined;
    },
    { proof: "/admin/staff" },
  );
}

export async function demandFactorAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(
    form,
    (actor, values, now) => {
      demandSecondFactor(actor, values.list("roles"), now);
      return done(translator(actor.lang, "access")("staff.demandSaved"));
    },
    { proof: "/admin/staff" },
  );
}

export async function removeFactorsAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(
    form,
    (actor, values, now) => {
      removeFactors(actor, values.text("id"), now);
      return done(translator(actor.lang, "access")("staff.lostDone"));
    },
    { proof: "/admin/staff" },
  );
}

export async function changeStaffAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(
    form,
    (actor, values, now) => {
      const { text } = values;
      const exceptHash = actor.sessionHash;
      changeStaff(actor, { id: text("id"), name: text("name"), role: text("role"), exceptHash }, now);
      return done(translator(actor.lang, "admin")("staff.saved"));
    },
    { proof: "/admin/staff" },
  );
}

export async function resetPasswordAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(
    form,
    async (actor, values, now) => {
      await resetPassword(actor, { id: values.text("id"), password: values.text("password") }, now);
      return done(translator(actor.lang, "admin")("staff.resetDone"));
    },
    { proof: "/admin/staff" },
  );
}

export async function disableStaffAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(
    form,
    (actor, values, now) => {
      disableStaff(actor, values.text("id"), now);
      redirect(`/admin/staff/${values.text("id")}`);
    },
    { proof: "/admin/staff" },
  );
}

export async function enableStaffAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(
    form,
    (actor, values, now) => {
      enableStaff(actor, values.text("id"), now);
      redirect(`/admin/staff/${values.text("id")}?done=enabled`);
    },
    { proof: "/admin/staff" },
  );
}

function done(message: string): FormState {
  refresh();
  return doneForm(message);
}
