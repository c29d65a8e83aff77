"use server";

import { revalidatePath } from "next/cache";
import { RedirectType, redirect } from "next/navigation";
import type { FormState } from "#components/ui/form-state.ts";
import { actOnMany, chooseMany, type ManyAct } from "#domain/articles/act-on-many.ts";
import { requestedPage } from "#domain/request.ts";
import { removeFilter } from "#domain/saved-filters/remove.ts";
import { saveFilter } from "#domain/saved-filters/save.ts";
import { staffAction } from "../../staff-action.ts";
import { filterFrom, listAddress } from "./filter-address.ts";

/** Does something to the articles chosen; a button "turn" leads to another page of the list with them. */
export async function actOnManyAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, (actor, values, now) => {
    const here = new URL(requestedPage(), "http://desk.invalid").searchParams;
    const filter = filterFrom(Object.fromEntries(here));
    const ids = values.list("ids");
    const [turn] = values.list("turn");
    if (turn !== undefined) redirect(listAddress(filter, { after: turn, chosen: chooseMany(ids) }));
    const act = values.text("act") as ManyAct;
    const { done, left } = actOnMany(actor, { ids, act, topicId: values.text("topicId") }, now);
    const address = listAddress(filter, { after: here.get("after") ?? "" });
    redirect(
      `${address}${address.includes("?") ? "&" : "?"}done=${done}.${left}.${now}`,
      RedirectType.replace,
    );
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
