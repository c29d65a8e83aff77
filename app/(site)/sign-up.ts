"use server";

import { signUp } from "#domain/subscribers/sign-up.ts";
import { doneState, inEvenTime, publicAction } from "./public-action.ts";

export async function signUpAction(form: FormData): Promise<void> {
  const answered = publicAction("sign-up", form, (values, { lang, network, page }, now) => {
    // Only a robot fills in the field that nobody sees; it gets the usual answer.
    if (values.text("website") === "") signUp({ email: values.text("email"), lang, page, network }, now);
    return doneState(lang, "signUp.done");
  });
  return inEvenTime(answered);
}
