"use server";

import { redirect } from "next/navigation";
import type { FormState } from "#components/ui/form-state.ts";
import { finishWithCode } from "#domain/accounts/second-step.ts";
import { offerPasskeySignIn, signInWithPasskey } from "#domain/accounts/use-passkey.ts";
import { NotFound } from "#domain/errors.ts";
import { beginAction } from "#domain/request.ts";
import { findStep, letIn, requestDoor } from "../../door.ts";
import { gateAction } from "../../gate-action.ts";
import { afterSignIn, signInPath } from "../../way-back.ts";

export async function codeAction(_state: FormState, form: FormData): Promise<FormState> {
  return gateAction(form, async (values, now) => {
    const [step, door] = await waiting();
    await letIn(inTime(() => finishWithCode({ step, code: values.text("code"), ...door }, now)));
    redirect(afterSignIn());
  });
}

export async function offerSecondPasskeyAction() {
  const [step, door] = await waiting();
  return offerPasskeySignIn(door, step, Date.now());
}

export async function passkeyStepAction(_state: FormState, form: FormData): Promise<FormState> {
  return gateAction(form, async (values, now) => {
    const [step, door] = await waiting();
    await letIn(await signInWithPasskey({ step, response: values.text("response"), ...door }, now));
    redirect(afterSignIn());
  });
}

async function waiting() {
  beginAction();
  const step = await findStep();
  if (step === undefined) redirect(signInPath());
  return [step, await requestDoor()] as const;
}

// Too long ago: the password is asked for again.
function inTime<T>(finish: () => T): T {
  try {
    return finish();
  } catch (error) {
    if (error instanceof NotFound) redirect(signInPath());
    throw error;
  }
}
