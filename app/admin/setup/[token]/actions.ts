"use server";

import { notFound, redirect } from "next/navigation";
import type { FormState } from "#components/ui/form-state.ts";
import { signIn } from "#domain/accounts/sign-in.ts";
import { NotFound } from "#domain/errors.ts";
import { setUpOwner } from "#domain/staff/setup.ts";
import { letIn, requestDoor } from "../../door.ts";
import { gateAction } from "../../gate-action.ts";

export async function setUpAction(token: string, _state: FormState, form: FormData): Promise<FormState> {
  return gateAction(form, async ({ text }, now) => {
    const [name, email, password] = [text("name"), text("email"), text("password")];
    try {
      await setUpOwner(token, { name, email, password }, now);
    } catch (error) {
      if (error instanceof NotFound) notFound();
      throw error;
    }
    const outcome = await signIn({ email, password, ...(await requestDoor()) }, now);
    if ("sessionId" in outcome) await letIn(outcome);
    redirect("/admin/articles");
  });
}
