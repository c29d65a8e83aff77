import { findSecondStep, finishWithCode } from "#domain/accounts/second-step.ts";
import { signIn } from "#domain/accounts/sign-in.ts";
import { offerPasskeySignIn, signInWithPasskey } from "#domain/accounts/use-passkey.ts";
import { Invalid, NotFound } from "#domain/errors.ts";
import { type FormValues, formValues, invalidState } from "../../../form-values.ts";
import { findCurrentStaff } from "../../current-staff.ts";
import { findStep, keepStep, letIn, requestDoor } from "../../door.ts";

// Signing in again from within an open form, which keeps what was typed: no page is changed.

/** Whether somebody is signed in here, for a form that waits for it. */
export async function GET() {
  return Response.json({ isSignedIn: (await findCurrentStaff()) !== undefined });
}

/** One step of it: a password, a code or a passkey; answers with what comes next. */
export async function POST(request: Request) {
  const values = formValues(await request.formData());
  const now = Date.now();
  try {
    return Response.json(await take(values, now));
  } catch (error) {
    // The second step came too late: the password is asked for once more.
    if (error instanceof NotFound) return Response.json({ isSignedIn: false });
    if (!(error instanceof Invalid)) throw error;
    const { message, errors } = invalidState(error, values.text("lang"), {});
    const asks = values.text("isSecond") ? await findAsked(now) : undefined;
    return Response.json({ isSignedIn: false, message: message ?? Object.values(errors)[0], asks });
  }
}

async function take(values: FormValues, now: number) {
  const door = await requestDoor();
  const step = values.text("isSecond") ? await findStep() : undefined;
  if (values.text("isSecond") && step === undefined) throw new NotFound("second step");
  if (values.all.offer) return { isSignedIn: false, offer: await offerPasskeySignIn(door, step, now) };
  if (values.all.response) {
    await letIn(await signInWithPasskey({ response: values.text("response"), step, ...door }, now));
  } else if (step !== undefined) {
    await letIn(finishWithCode({ code: values.text("code"), step, ...door }, now));
  } else {
    const typed = { email: values.text("email"), password: values.text("password") };
    const outcome = await signIn({ ...typed, ...door }, now);
    if ("step" in outcome) {
      await keepStep(outcome.step);
      return { isSignedIn: false, asks: factorsOf(outcome.step, now) };
    }
    await letIn(outcome);
  }
  return { isSignedIn: true };
}

async function findAsked(now: number) {
  const step = await findStep();
  return step === undefined ? undefined : factorsOf(step, now);
}

function factorsOf(step: string, now: number) {
  const factors = findSecondStep(step, now)?.factors;
  return factors && { hasApp: factors.hasTotp, hasPasskey: factors.passkeys > 0 };
}
