"use server";

import { redirect } from "next/navigation";
import type { FormState } from "#components/ui/form-state.ts";
import { acceptInvitation } from "#domain/accounts/accept-invitation.ts";
import { NotFound } from "#domain/errors.ts";
import { letIn, requestDoor } from "../../door.ts";
import { gateAction } from "../../gate-action.ts";
import { signInOrMiss } from "../../sign-in-with.ts";

export async function acceptAction(token: string, _state: FormState, form: FormData): Promise<FormState> {
  return gateAction(form, async (values, now) => {
    const given = {
      name: values.text("name"),
      lang: values.text("lang"),
      password: values.text("password"),
    };
    try {
      await letIn(await acceptInvitation(token, given, await requestDoor(), now));
    } catch (error) {
      if (error instanceof NotFound)
        return signInOrMiss({ email: values.text("username"), password: given.password }, now);
      throw error;
    }
    redirect("/admin/articles");
  });
}
