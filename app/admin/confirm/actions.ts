"use server";

import { redirect } from "next/navigation";
import type { FormState } from "#components/ui/form-state.ts";
import { proveWithPassword } from "#domain/accounts/proof.ts";
import { askForPasskey, proveWithPasskey } from "#domain/accounts/use-passkey.ts";
import { beginAction } from "#domain/request.ts";
import { requireSignedIn } from "../current-staff.ts";
import { accountAction } from "../staff-action.ts";
import { afterProof } from "../way-back.ts";

export async function proveAction(_state: FormState, form: FormData): Promise<FormState> {
  return accountAction(form, async (actor, values, now) => {
    await proveWithPassword(actor, values.text("password"), now);
    redirect(afterProof());
  });
}

export async function askOwnPasskeyAction() {
  beginAction();
  const { id } = await requireSignedIn();
  return askForPasskey("prove-passkey", id, Date.now());
}

export async function provePasskeyAction(_state: FormState, form: FormData): Promise<FormState> {
  return accountAction(form, async (actor, values, now) => {
    await proveWithPasskey(actor, values.text("response"), now);
    redirect(afterProof());
  });
}
