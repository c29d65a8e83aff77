"use server";

import type { FormState } from "#components/ui/form-state.ts";
import { askForNewAddress, confirmNewAddress } from "#domain/subscribers/change-address.ts";
import { confirmSubscription } from "#domain/subscribers/confirm.ts";
import { forgetOneself } from "#domain/subscribers/erase.ts";
import { chooseLanguage } from "#domain/subscribers/preferences.ts";
import { unsubscribe } from "#domain/subscribers/unsubscribe.ts";
import { doneState, publicAction } from "../../public-action.ts";

export async function confirmAction(_state: FormState, form: FormData): Promise<FormState> {
  return publicAction(form, (values, { lang }, now) => {
    const token = values.text("token");
    if (confirmNewAddress(token, now)) return doneState(lang, "address.done");
    return doneState(lang, confirmSubscription(token, now) ? "confirm.done" : "deadLink");
  });
}

export async function askForNewAddressAction(_state: FormState, form: FormData): Promise<FormState> {
  return publicAction(form, (values, { lang, network }, now) => {
    const isAsked = askForNewAddress(values.text("token"), { email: values.text("email"), network }, now);
    return doneState(lang, isAsked ? "address.asked" : "deadLink");
  });
}

export async function forgetOneselfAction(_state: FormState, form: FormData): Promise<FormState> {
  return publicAction(form, (values, { lang }, now) =>
    doneState(lang, forgetOneself(values.text("token"), now) ? "forget.done" : "deadLink"),
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
