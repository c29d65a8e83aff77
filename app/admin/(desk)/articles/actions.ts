"use server";

import { revalidatePath } from "next/cache";
import { translator } from "#components/messages/translator.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { actOnMany, type ManyAct } from "#domain/articles/act-on-many.ts";
import { staffAction } from "../../staff-action.ts";

export async function actOnManyAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, (actor, values, now): FormState => {
    const asked = { ids: values.list("ids"), act: values.text("act") as ManyAct };
    const counts = actOnMany(actor, asked, now);
    revalidatePath("/admin/articles");
    const message = translator(actor.lang, "today")("many.done", counts);
    return { status: "done", message, errors: {}, values: {} };
  });
}
