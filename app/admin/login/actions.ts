"use server";

import { redirect } from "next/navigation";
import type { FormState } from "#components/ui/form-state.ts";
import { signIn } from "#domain/accounts/sign-in.ts";
import { offerPasskeySignIn, signInWithPasskey } from "#domain/accounts/use-passkey.ts";
import { beginAction } from "#domain/request.ts";
import { keepStep, letIn, requestDoor } from "../door.ts";
import { gateAction } from "../gate-action.ts";
import { afterSignIn, signInPath } from "../way-back.ts";

export async function signInAction(_state: FormState, form: FormData): Promise<FormState> {
  return gateAction(form, async (values, now) => {
    const given = { email: values.text("email"), password: values.text("password") };
    const outcome = await signIn({ ...given, ...(await requestDoor()) }, now);
    if ("step" in outcome) {
      await keepStep(outcome.step);
      redirect(signInPath("/code"));
    }
    await letIn(outcome);
    redirect(afterSignIn());
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
