"use server";

import { redirect } from "next/navigation";
import type { FormState } from "#components/ui/form-state.ts";
import { signIn } from "#domain/accounts/sign-in.ts";
import { Invalid } from "#domain/errors.ts";
import { invalidState } from "../../form-values.ts";
import { openSession } from "../auth.ts";
import { requestDoor } from "../door.ts";

export async function signInAction(_state: FormState, form: FormData): Promise<FormState> {
  const email = String(form.get("email") ?? "");
  const password = String(form.get("password") ?? "");
  try {
    const { sessionId } = await signIn({ email, password, ...(await requestDoor()) }, Date.now());
    await openSession(sessionId);
  } catch (error) {
    if (error instanceof Invalid) return invalidState(error, "en", { email: [email] });
    throw error;
  }
  redirect("/admin/articles");
}
