import { forbidden, notFound } from "next/navigation";
import { type FormState, idleForm } from "#components/ui/form-state.ts";
import { recordDenial } from "#domain/audit/denial.ts";
import { Forbidden, Invalid, NotFound } from "#domain/errors.ts";
import type { SignedIn } from "#domain/staff/sessions.ts";
import { type FormValues, formValues, invalidState } from "../form-values.ts";
import { findCurrentStaff, requireStaff } from "./current-staff.ts";

type Run<State> = (
  actor: SignedIn,
  form: FormValues,
  now: number,
) => State | undefined | Promise<State | undefined>;

/** Wraps what a staff form does: who acts, what was typed, and bad input turned into the form's state. */
export async function staffAction<State extends FormState>(
  form: FormData,
  run: Run<State>,
): Promise<State | FormState> {
  // Leading to the sign-in page would take the page away, and with it what was typed.
  if (form.get("scripted") === "1" && !(await findCurrentStaff())) {
    return { ...idleForm, status: "invalid", isSignedOut: true };
  }
  const actor = await requireStaff();
  const values = formValues(form);
  try {
    return (await run(actor, values, Date.now())) ?? idleForm;
  } catch (error) {
    if (error instanceof Invalid) return invalidState(error, actor.lang, values.all);
    if (error instanceof Forbidden) {
      recordDenial(actor, error.message, Date.now());
      forbidden();
    }
    if (error instanceof NotFound) notFound();
    throw error;
  }
}
