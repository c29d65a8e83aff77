"use server";

import { redirect } from "next/navigation";
import type { FormState } from "#components/ui/form-state.ts";
import { trashArticle, untrashArticle } from "#domain/articles/trash.ts";
import { staffAction } from "../../../staff-action.ts";

export async function trashAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, (actor, values, now) => {
    trashArticle(actor, values.text("id"), now);
    redirect("/admin/articles/trash");
  });
}

export async function untrashAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, (actor, values, now) => {
    untrashArticle(actor, values.text("id"), now);
    redirect(`/admin/articles/${values.text("id")}`);
  });
}
