"use server";

import { RedirectType, redirect } from "next/navigation";
import type { FormState } from "#components/ui/form-state.ts";
import { deleteTopic } from "#domain/topics/delete.ts";
import { moveTopic } from "#domain/topics/order.ts";
import { saveTopic } from "#domain/topics/save.ts";
import { staffAction } from "../../staff-action.ts";
import { languageTexts } from "../language-texts.ts";

export async function saveTopicAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, (actor, values, now) => {
    const texts = languageTexts(values, ["name", "description"]);
    const [id, edition] = [values.text("id") || undefined, values.text("edition") || undefined];
    saveTopic(actor, { id, edition, slug: values.text("slug"), texts }, now);
    redirect("/admin/topics?done=saved");
  });
}

export async function deleteTopicAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, (actor, values, now) => {
    deleteTopic(actor, values.text("id"), now);
    redirect("/admin/topics?done=deleted");
  });
}

export async function moveTopicAction(form: FormData): Promise<void> {
  await staffAction(form, (actor, values, now) => {
    // The place, not the direction: two presses on a slow line move it once.
    moveTopic(actor, { id: values.text("id"), to: Number(values.text("to") || Number.NaN) }, now);
    redirect("/admin/topics", RedirectType.replace);
  });
}
