import { revalidatePath } from "next/cache";
import { forbidden, notFound, redirect } from "next/navigation";
import { type FormState, idleForm } from "#components/ui/form-state.ts";
import { isRecentlyProven } from "#domain/accounts/proof.ts";
import { recordDenial } from "#domain/audit/denial.ts";
import { Forbidden, Invalid, NotFound } from "#domain/errors.ts";
import { answerWith, beginAction } from "#domain/request.ts";
import type { SignedIn } from "#domain/staff/sessions.ts";
import { type FormValues, formValues, invalidState, isForged } from "../form-values.ts";
import { findCurrentStaff, findSignedInPerson, requireSignedIn, requireStaff } from "./current-staff.ts";
import { performOnce } from "./perform-once.ts";
import { confirmPath, signInPathAfterForm } from "./way-back.ts";

type Run<State> = (
  actor: SignedIn,
  form: FormValues,
  now: number,
) => State | undefined | Promise<State | undefined>;

type Options = {
  /** Asks for a recent password or passkey (see recent-proof.ts) first; the desk's path to come back to. */
  proof?: string;
};

/** Wraps what a staff form does: who acts, what was typed, and bad input turned into the form's state. */
export async function staffAction<State extends FormState>(
  form: FormData,
  run: Run<State>,
  options?: Options,
): Promise<State | FormState> {
  beginAction();
  return (await unready(form, await findCurrentStaff(), options)) ?? perform(await requireStaff(), form, run);
}

/** As staffAction, for what people do to their own account before they have the second factor that their role demands. */
export async function accountAction<State extends FormState>(
  form: FormData,
  run: Run<State>,
  options?: Options,
): Promise<State | FormState> {
  beginAction();
  const person = await findSignedInPerson();
  return (await unready(form, person, options)) ?? perform(await requireSignedIn(), form, run);
}

// Leading to another page would take this one away, and with it what was typed: a form with scripts only says so.
async function unready(
  form: FormData,
  person: SignedIn | undefined,
  { proof }: Options = {},
): Promise<FormState | undefined> {
  const isScripted = formValues(form).text("scripted") === "1";
  if (!person && !isScripted) redirect(signInPathAfterForm());
  if (!person) return { ...idleForm, status: "invalid", isSignedOut: true };
  if (proof === undefined || isRecentlyProven(person, Date.now())) return undefined;
  if (!isScripted) redirect(confirmPath(proof));
  return { ...idleForm, status: "invalid", needsProof: true };
}

async function perform<State extends FormState>(
  actor: SignedIn,
  form: FormData,
  run: Run<State>,
): Promise<State | FormState> {
  const values = formValues(form);
  return performOnce(actor, values, () => answer(actor, values, run));
}

async function answer<State extends FormState>(
  actor: SignedIn,
  values: FormValues,
  run: Run<State>,
): Promise<State | FormState> {
  try {
    return (await run(actor, values, Date.now())) ?? idleForm;
  } catch (error) {
    if (error instanceof Invalid) {
      if (isForged(error)) answerWith(400);
      return invalidState(error, actor.lang, values.all);
    }
    if (error instanceof Forbidden) {
      recordDenial(actor, error.message, Date.now());
      // Next shows a form without scripts the page for a missing address, which asks for this (see app/global-not-found.tsx).
      answerWith(403);
      forbidden();
    }
    if (error instanceof NotFound) notFound();
    // What leads to another page leaves this one behind: Back would show it from the router's memory, with what it held before.
    revalidatePath("/admin", "layout");
    throw error;
  }
}
