"use server";

import { notFound, redirect } from "next/navigation";
import type { FormState } from "#components/ui/form-state.ts";
import { Invalid, NotFound } from "#domain/errors.ts";
import { setUpOwner } from "#domain/staff/setup.ts";
import { invalidState } from "../../../form-values.ts";
import { signIn } from "../../auth.ts";

export async function setUpAction(token: string, _state: FormState, form: FormData): Promise<FormState> {
  const name = String(form.get("name") ?? "");
  const email = String(form.get("email") ?? "");
  const password = String(form.get("password") ?? "");
  try {
    await setUpOwner(token, { name, email, password }, Date.now());
  } catch (error) {
    if (error instanceof Invalid) return invalidState(error, "en", { name: [name], email: [email] });
    if (error instanceof NotFound) notFound();
    throw error;
  }
  await signIn("credentials", { email, password, redirect: false });
  redirect("/admin/articles");
}
