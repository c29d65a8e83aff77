"use server";

import { redirect } from "next/navigation";
import type { FormState } from "#components/ui/form-state.ts";
import { proveWithPassword } from "#domain/accounts/proof.ts";
import { deskPath } from "../recent-proof.ts";
import { accountAction } from "../staff-action.ts";

export async function proveAction(_state: FormState, form: FormData): Promise<FormState> {
  return accountAction(form, async (actor, values, now) => {
    await proveWithPassword(actor, values.text("password"), now);
    redirect(deskPath(values.text("back")));
  });
}
