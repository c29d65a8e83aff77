"use server";

import { redirect } from "next/navigation";
import { CredentialsSignin } from "next-auth";
import type { FormState } from "#components/ui/form-state.ts";
import { Invalid } from "#domain/errors.ts";
import { invalidState } from "../../form-values.ts";
import { signIn } from "../auth.ts";

export async function signInAction(_state: FormState, form: FormData): Promise<FormState> {
  const email = String(form.get("email") ?? "");
  try {
    await signIn("credentials", { email, password: String(form.get("password") ?? ""), redirect: false });
  } catch (error) {
    if (!(error instanceof CredentialsSignin)) throw error;
    return invalidState(new Invalid({ form: error.code }), "en", { email: [email] });
  }
  redirect("/admin/articles");
}
