"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { translator } from "#components/messages/translator.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { addStaff } from "#domain/staff/add.ts";
import { changeStaff } from "#domain/staff/change.ts";
import { disableStaff } from "#domain/staff/disable.ts";
import { enableStaff } from "#domain/staff/enable.ts";
import type { Role } from "#domain/staff/permissions.ts";
import { resetPassword } from "#domain/staff/reset-password.ts";
import { staffAction } from "../../staff-action.ts";

export async function addStaffAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(
    form,
    async (actor, values, now) => {
      const person = {
        email: values.text("email"),
        name: values.text("name"),
        // The verb checks it: what a form sends may be anything.
        role: values.text("role") as Role,
        password: values.text("password"),
      };
      const id = await addStaff(actor, person, now);
      redirect(`/admin/staff?added=${id}`);
    },
    { proof: "/admin/staff/new" },
  );
}

export async function changeStaffAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(
    form,
    (actor, values, now) => {
      const { text } = values;
      changeStaff(actor, { id: text("id"), name: text("name"), role: text("role") }, now);
      return done(actor.lang, "saved");
    },
    { proof: "/admin/staff" },
  );
}

export async function resetPasswordAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(
    form,
    async (actor, values, now) => {
      await resetPassword(actor, { id: values.text("id"), password: values.text("password") }, now);
      return done(actor.lang, "resetDone");
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

function done(lang: string, text: "saved" | "resetDone"): FormState {
  refresh();
  return { status: "done", message: translator(lang, "admin")(`staff.${text}`), errors: {}, values: {} };
}
