"use server";

import { redirect } from "next/navigation";
import type { SearchState } from "#components/admin/subscribers/subscriber-search.tsx";
import { doneForm, type FormState } from "#components/ui/form-state.ts";
import { cancelImport, checkImport, runImport } from "#domain/subscriber-imports/decide.ts";
import { addSubscriber } from "#domain/subscribers/add.ts";
import { endSubscription } from "#domain/subscribers/end.ts";
import { forgetSubscriber } from "#domain/subscribers/erase.ts";
import { searchSubscribers } from "#domain/subscribers/search.ts";
import { suppressByHand, suppressOfSubscriber } from "#domain/subscribers/suppressed.ts";
import { liftSuppression } from "#domain/suppression/lift.ts";
import type { FormValues } from "../../../form-values.ts";
import { staffAction } from "../../staff-action.ts";

export async function searchAction(_state: SearchState, form: FormData): Promise<SearchState> {
  return staffAction<SearchState>(form, async (actor, values, now) => {
    const q = values.text("q");
    const found = await searchSubscribers(actor, { q, after: values.text("after") || undefined }, now);
    return { ...doneForm(), found, q };
  });
}

export async function addSubscriberAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, (actor, values, now) => {
    const id = addSubscriber(
      actor,
      {
        email: values.text("email"),
        lang: values.text("lang"),
        consentNote: values.text("consentNote"),
        asks: values.text("asks") === "on",
      },
      now,
    );
    redirect(`/admin/subscribers/${id}?done=added`);
  });
}

export async function endSubscriptionAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, (actor, values, now) => {
    endSubscription(actor, { id: values.text("id"), why: values.text("why") }, now);
    redirect(`/admin/subscribers/${values.text("id")}`);
  });
}

export async function forgetSubscriberAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, (actor, values, now) => {
    forgetSubscriber(actor, values.text("id"), now);
    redirect("/admin/subscribers?done=deleted");
  });
}

export async function suppressSubscriberAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, (actor, values, now) => {
    suppressOfSubscriber(actor, { id: values.text("id"), why: values.text("why") }, now);
    redirect(`/admin/subscribers/${values.text("id")}`);
  });
}

export async function suppressByHandAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, (actor, values, now) => {
    suppressByHand(actor, { email: values.text("email"), why: values.text("why") }, now);
    redirect("/admin/subscribers/suppressed?done=yes");
  });
}

export async function liftSuppressionAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, (actor, values, now) => {
    liftSuppression(actor, { addressHash: values.text("addressHash"), why: values.text("why") }, now);
    const id = values.text("id");
    redirect(id ? `/admin/subscribers/${id}` : "/admin/subscribers/suppressed?done=yes");
  });
}

export async function checkImportAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, (actor, values, now) => {
    checkImport(actor, values.text("id"), typedPlan(values), now);
    redirect(`/admin/subscribers/imports/${values.text("id")}`);
  });
}

export async function runImportAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, (actor, values, now) => {
    runImport(actor, values.text("id"), now);
    redirect(`/admin/subscribers/imports/${values.text("id")}`);
  });
}

export async function cancelImportAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, (actor, values, now) => {
    cancelImport(actor, values.text("id"), now);
    redirect(`/admin/subscribers/imports/${values.text("id")}`);
  });
}

function typedPlan(values: FormValues) {
  return {
    hasHeader: values.text("hasHeader") === "on",
    emailColumn: values.text("emailColumn"),
    langColumn: values.text("langColumn"),
    consentAtColumn: values.text("consentAtColumn"),
    consentNoteColumn: values.text("consentNoteColumn"),
    defaultLang: values.text("defaultLang"),
    defaultNote: values.text("defaultNote"),
    asks: values.text("asks") === "on",
  };
}
