"use server";

import type { FormState } from "#components/ui/form-state.ts";
import { signUp } from "#domain/subscribers/sign-up.ts";
import { doneState, publicAction } from "./public-action.ts";

export async function signUpAction(_state: FormState, form: FormData): Promise<FormState> {
  return publicAction(form, (values, { lang, network, page }, now) => {
    // Only a robot fills in the field that nobody sees; it gets the usual answer.
    if (values.text("website") === "") signUp({ email: values.text("email"), lang, page, network }, now);
    return doneState(lang, "signUp.done");
  });
}
