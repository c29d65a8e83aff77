"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { translator } from "#components/messages/translator.ts";
import { doneForm, type FormState } from "#components/ui/form-state.ts";
import { addPasskey, offerPasskey } from "#domain/accounts/passkeys.ts";
import { beginTotp, confirmTotp } from "#domain/accounts/totp.ts";
import { beginAction } from "#domain/request.ts";
import { requireProofForFactor } from "../recent-proof.ts";
import { accountAction } from "../staff-action.ts";
import { afterSetUp, secondFactorPath } from "../way-back.ts";

export async function totpAction(_state: FormState, form: FormData): Promise<FormState> {
  return accountAction(
    form,
    (actor, values, now) => {
      if (values.text("intent") === "begin") {
        beginTotp(actor, now);
        refresh();
        return undefined;
      }
      return shown(confirmTotp(actor, values.text("code"), now));
    },
    { proof: secondFactorPath() },
  );
}

export async function offerOwnPasskeyAction() {
  beginAction();
  return offerPasskey(await requireProofForFactor(secondFactorPath()), Date.now());
}

export async function addPasskeyAction(_state: FormState, form: FormData): Promise<FormState> {
  return accountAction(
    form,
    async (actor, values, now) => {
      const given = { name: values.text("name"), response: values.text("response") };
      return shown(
        await addPasskey(actor, given, now),
        translator(actor.lang, "access")("secondFactor.added"),
      );
    },
    { proof: secondFactorPath() },
  );
}

// With the first factor come the recovery codes, which are seen this once.
function shown(codes: string[] | undefined, message?: string): FormState {
  if (!codes) redirect(afterSetUp());
  return { ...doneForm(message), shown: codes };
}
