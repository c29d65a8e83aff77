"use server";

import type { FormState } from "#components/ui/form-state.ts";
import { NotFound } from "#domain/errors.ts";
import { setUpOwner } from "#domain/staff/setup.ts";
import { gateAction } from "../../gate-action.ts";
import { gateLanguage } from "../../gate-language.ts";
import { signInOrMiss, signInWith } from "../../sign-in-with.ts";

export async function setUpAction(token: string, _state: FormState, form: FormData): Promise<FormState> {
  return gateAction(form, async ({ text }, now) => {
    const [name, email, password] = [text("name"), text("email"), text("password")];
    try {
      await setUpOwner(token, { name, email, password, lang: await gateLanguage() }, now);
    } catch (error) {
      if (error instanceof NotFound) return signInOrMiss({ email, password }, now);
      throw error;
    }
    return signInWith({ email, password }, now);
  });
}
