"use server";

import { refresh } from "next/cache";
import { translator } from "#components/messages/translator.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { changeOwnPassword } from "#domain/accounts/change-password.ts";
import { changeOwnAccount } from "#domain/staff/change-own.ts";
import { staffAction } from "../../staff-action.ts";

export async function saveAccountAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, (actor, values, now) => {
    const lang = values.text("lang");
    changeOwnAccount(actor, { name: values.text("name"), lang }, now);
    refresh();
    return { status: "done", message: translator(lang, "admin")("account.saved"), errors: {}, values: {} };
  });
}

export async function changePasswordAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, async (actor, values, now) => {
    const input = { currentPassword: values.text("currentPassword"), password: values.text("password") };
    await changeOwnPassword(actor, input, now);
    const message = translator(actor.lang, "admin")("account.passwordChanged");
    return { status: "done", message, errors: {}, values: {} };
  });
}
