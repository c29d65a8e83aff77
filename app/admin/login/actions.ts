"use server";

import { redirect } from "next/navigation";
import type { FormState } from "#components/ui/form-state.ts";
import { offerPasskeySignIn, signInWithPasskey } from "#domain/accounts/use-passkey.ts";
import { beginAction } from "#domain/request.ts";
import { letIn, requestDoor } from "../door.ts";
import { gateAction } from "../gate-action.ts";
import { signInWith } from "../sign-in-with.ts";
import { afterSignIn } from "../way-back.ts";

export async function signInAction(_state: FormState, form: FormData): Promise<FormState> {
  return gateAction(form, async (values, now) => {
    const given = { email: values.text("email"), password: values.text("password") };
    return signInWith(given, now);
  });
}

export async function offerPasskeyAction() {
  beginAction();
  return offerPasskeySignIn(await requestDoor(), undefined, Date.now());
}

export async function passkeySignInAction(_state: FormState, form: FormData): Promise<FormState> {
  return gateAction(form, async (values, now) => {
    await letIn(
      await signInWithPasskey({ response: values.text("response"), ...(await requestDoor()) }, now),
    );
    redirect(afterSignIn());
  });
}
