"use server";

import { revalidatePath } from "next/cache";
import { RedirectType, redirect } from "next/navigation";
import { translator } from "#components/messages/translator.ts";
import { doneForm, type FormState } from "#components/ui/form-state.ts";
import { actOnMany, type ManyAct } from "#domain/articles/act-on-many.ts";
import { removeFilter } from "#domain/saved-filters/remove.ts";
import { saveFilter } from "#domain/saved-filters/save.ts";
import { staffAction } from "../../staff-action.ts";
import { filterFrom, listAddress } from "./filter-address.ts";

export async function actOnManyAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, (actor, values, now): FormState => {
    const act = values.text("act") as ManyAct;
    const asked = { ids: values.list("ids"), act, topicId: values.text("topicId") };
    const counts = actOnMany(actor, asked, now);
    revalidatePath("/admin/articles");
    return doneForm(translator(actor.lang, "today")("many.done", counts));
  });
}

export async function saveFilterAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, (actor, values, now) => {
    const filter = filterFrom(Object.fromEntries(form));
    saveFilter(actor, { ...filter, name: values.text("name") }, now);
    revalidatePath("/admin/articles");
    redirect(listAddress(filter), RedirectType.replace);
  });
}

export async function removeFilterAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, (actor, values, now) => {
    removeFilter(actor, values.text("id"), now);
    revalidatePath("/admin/articles");
    redirect(listAddress(filterFrom(Object.fromEntries(form))), RedirectType.replace);
  });
}
