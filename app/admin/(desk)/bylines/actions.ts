"use server";

import { redirect } from "next/navigation";
import type { FormState } from "#components/ui/form-state.ts";
import { deleteByline } from "#domain/bylines/delete.ts";
import { saveByline } from "#domain/bylines/save.ts";
import { staffAction } from "../../staff-action.ts";
import { languageTexts } from "../language-texts.ts";

export async function saveBylineAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, (actor, values, now) => {
    const texts = languageTexts(values, ["name", "about"]);
    const leadsOn = values.text("leadsOn") !== "";
    const [id, edition] = [values.text("id") || undefined, values.text("edition") || undefined];
    saveByline(actor, { id, edition, slug: values.text("slug"), leadsOn, texts }, now);
    redirect("/admin/bylines?done=saved");
  });
}

export async function deleteBylineAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, (actor, values, now) => {
    deleteByline(actor, values.text("id"), now);
    redirect("/admin/bylines?done=deleted");
  });
}
