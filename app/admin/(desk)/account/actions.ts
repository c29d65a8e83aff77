"use server";

import { refresh } from "next/cache";
import { translator } from "#components/messages/translator.ts";
import { doneForm, type FormState } from "#components/ui/form-state.ts";
import { changeOwnPassword } from "#domain/accounts/change-password.ts";
import { hasPassword } from "#domain/accounts/own-password.ts";
import { endOtherSessions, endOwnSession } from "#domain/accounts/own-sessions.ts";
import { removePasskey } from "#domain/accounts/passkeys.ts";
import { removeOwnPassword } from "#domain/accounts/remove-password.ts";
import { renewRecoveryCodes } from "#domain/accounts/renew-recovery-codes.ts";
import { removeTotp } from "#domain/accounts/totp.ts";
import { changeOwnAccount } from "#domain/staff/change-own.ts";
import { findCurrentStaff } from "../../current-staff.ts";
import { staffAction } from "../../staff-action.ts";

const proof = "/admin/account";

export async function saveAccountAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, (actor, values, now) => {
    const lang = values.text("lang");
    changeOwnAccount(actor, { name: values.text("name"), lang }, now);
    return done(translator(lang, "admin")("account.saved"));
  });
}

export async function changePasswordAction(_state: FormState, form: FormData): Promise<FormState> {
  const person = await findCurrentStaff();
  // The present password is the proof, where there is one.
  const options = person && !hasPassword(person) ? { proof } : {};
  return staffAction(
    form,
    async (actor, values, now) => {
      const input = { currentPassword: values.text("currentPassword"), password: values.text("password") };
      await changeOwnPassword(actor, input, now);
      return done(translator(actor.lang, "admin")("account.passwordChanged"));
    },
    options,
  );
}

export async function removePasswordAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(
    form,
    (actor, _values, now) => {
      removeOwnPassword(actor, now);
      return done(translator(actor.lang, "access")("account.passwordRemoved"));
    },
    { proof },
  );
}

export async function removeTotpAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(
    form,
    (actor, _values, now) => {
      removeTotp(actor, now);
      return done(translator(actor.lang, "access")("account.appRemoved"));
    },
    { proof },
  );
}

export async function removePasskeyAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(
    form,
    (actor, values, now) => {
      removePasskey(actor, values.text("id"), now);
      return done(translator(actor.lang, "access")("account.passkeyRemoved"));
    },
    { proof },
  );
}

export async function renewCodesAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, (actor, _values, now) => ({ ...done(), shown: renewRecoveryCodes(actor, now) }), {
    proof,
  });
}

export async function endSessionAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, (actor, values, now) => {
    endOwnSession(actor, values.text("hash"), now);
    return done(translator(actor.lang, "access")("account.ended"));
  });
}

export async function endOthersAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, (actor, _values, now) => {
    endOtherSessions(actor, now);
    return done(translator(actor.lang, "access")("account.othersEnded"));
  });
}

function done(message?: string): FormState {
  refresh();
  return doneForm(message);
}
