"use server";

import { askForNewAddress, confirmNewAddress } from "#domain/subscribers/change-address.ts";
import { confirmSubscription } from "#domain/subscribers/confirm.ts";
import { forgetOneself } from "#domain/subscribers/erase.ts";
import { chooseLanguage } from "#domain/subscribers/preferences.ts";
import { unsubscribe } from "#domain/subscribers/unsubscribe.ts";
import { doneState, inEvenTime, pressLink, publicAction } from "../../public-action.ts";

export async function confirmAction(form: FormData): Promise<void> {
  return publicAction("confirm", form, (values, { lang }, now) => {
    const token = values.text("token");
    return pressLink(values, lang, () => {
      if (confirmNewAddress(token, now)) return "address.done";
      return confirmSubscription(token, now) ? "confirm.done" : undefined;
    });
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
    pressLink(values, lang, () => (forgetOneself(values.text("token"), now) ? "forget.done" : undefined)),
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
