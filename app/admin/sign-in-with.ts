import { notFound, redirect } from "next/navigation";
import { signIn } from "#domain/accounts/sign-in.ts";
import { Invalid } from "#domain/errors.ts";
import { keepStep, letIn, requestDoor } from "./door.ts";
import { afterSignIn, signInPath } from "./way-back.ts";

/** Signs in by password and leads on: to what was asked for, or to the second step. Throws as signIn does. */
export async function signInWith(given: { email: string; password: string }, now: number): Promise<never> {
  const outcome = await signIn({ ...given, ...(await requestDoor()) }, now);
  if ("step" in outcome) {
    await keepStep(outcome.step);
    redirect(signInPath("/code"));
  }
  await letIn(outcome);
  redirect(afterSignIn());
}

/**
 * For a link that works once and did already: whoever sent its form twice, by two presses on a slow line, signs in with what
 * the first of them set. To anybody else the link is gone.
 */
export async function signInOrMiss(given: { email: string; password: string }, now: number): Promise<never> {
  try {
    return await signInWith(given, now);
  } catch (error) {
    if (error instanceof Invalid) notFound();
    throw error;
  }
}
