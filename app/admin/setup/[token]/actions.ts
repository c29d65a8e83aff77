"use server";

import { notFound, redirect } from "next/navigation";
import type { FormState } from "#components/ui/form-state.ts";
import { signIn } from "#domain/accounts/sign-in.ts";
import { Invalid, NotFound } from "#domain/errors.ts";
import { setUpOwner } from "#domain/staff/setup.ts";
import { invalidState } from "../../../form-values.ts";
import { openSession } from "../../auth.ts";
import { requestDoor } from "../../door.ts";

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
  const { sessionId } = await signIn({ email, password, ...(await requestDoor()) }, Date.now());
  await openSession(sessionId);
  redirect("/admin/articles");
}
