"use server";

import { askForNewAddress, confirmNewAddress } from "#domain/subscribers/change-address.ts";
import { confirmSubscription } from "#domain/subscribers/confirm.ts";
import { forgetOneself } from "#domain/subscribers/erase.ts";
import { chooseLanguage } from "#domain/subscribers/preferences.ts";
import { unsubscribe } from "#domain/subscribers/unsubscribe.ts";
import { doneState, inEvenTime, publicAction } from "../../public-action.ts";

export async function confirmAction(form: FormData): Promise<void> {
  return publicAction("confirm", form, (values, { lang }, now) => {
    const token = values.text("token");
    if (confirmNewAddress(token, now)) return doneState(lang, "address.done");
    return doneState(lang, confirmSubscription(token, now) ? "confirm.done" : "deadLink");
  });
}

export async function askForNewAddressAction(form: FormData): Promise<void> {
  const answered = publicAction("address", form, (values, { lang, network }, now) => {
    const isAsked = askForNewAddress(values.text("token"), { email: values.text("email"), network }, now);
    return doneState(lang, isAsked ? "address.asked" : "deadLink");
  });
  return inEvenTime(answered);
}

export async function forgetOneselfAction(form: FormData): Promise<void> {
  return publicAction("forget", form, (values, { lang }, now) =>
    doneState(lang, forgetOneself(values.text("token"), now) ? "forget.done" : "deadLink"),
  );
}

export async function unsubscribeAction(form: FormData): Promise<void> {
  return publicAction("unsubscribe", form, (values, { lang }, now) =>
    doneState(lang, unsubscribe(values.text("token"), now) ? "unsubscribe.done" : "deadLink"),
  );
}

export async function chooseLanguageAction(form: FormData): Promise<void> {
  return publicAction("language", form, (values, { lang }, now) => {
    const isSaved = chooseLanguage(values.text("token"), values.text("mailLang"), now);
    return doneState(lang, isSaved ? "preferences.saved" : "deadLink");
  });
}
