"use server";

import type { FormState } from "#components/ui/form-state.ts";
import { confirmSubscription } from "#domain/subscribers/confirm.ts";
import { chooseLanguage } from "#domain/subscribers/preferences.ts";
import { unsubscribe } from "#domain/subscribers/unsubscribe.ts";
import { doneState, publicAction } from "../../public-action.ts";

export async function confirmAction(_state: FormState, form: FormData): Promise<FormState> {
  return publicAction(form, (values, { lang }, now) =>
    doneState(lang, confirmSubscription(values.text("token"), now) ? "confirm.done" : "deadLink"),
  );
}

export async function unsubscribeAction(_state: FormState, form: FormData): Promise<FormState> {
  return publicAction(form, (values, { lang }, now) =>
    doneState(lang, unsubscribe(values.text("token"), now) ? "unsubscribe.done" : "deadLink"),
  );
}

export async function chooseLanguageAction(_state: FormState, form: FormData): Promise<FormState> {
  return publicAction(form, (values, { lang }, now) => {
    const isSaved = chooseLanguage(values.text("token"), values.text("mailLang"), now);
    return doneState(lang, isSaved ? "preferences.saved" : "deadLink");
  });
}
