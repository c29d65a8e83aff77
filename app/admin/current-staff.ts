import { redirect } from "next/navigation";
import { cache } from "react";
import { findSignedIn } from "#domain/accounts/find-signed-in.ts";
import type { SignedIn } from "#domain/staff/sessions.ts";
import { auth } from "./auth.ts";
import { secondFactorPath, signInPath } from "./way-back.ts";

/**
 * The person signed in, looked up once for each request; undefined for a stranger, and for somebody whose role demands a
 * second factor that they do not have yet.
 */
export async function findCurrentStaff(): Promise<SignedIn | undefined> {
  const person = await findSignedInPerson();
  return person?.lacksSecondFactor ? undefined : person;
}

/** The person signed in; a stranger is led to the sign-in page, and from there to where they wanted. Every admin page and action begins with it. */
export async function requireStaff(): Promise<SignedIn> {
  const person = await requireSignedIn();
  if (person.lacksSecondFactor) redirect(secondFactorPath());
  return person;
}

/** As requireStaff, for the few pages that somebody needs in order to set up the second factor they lack. */
export async function requireSignedIn(): Promise<SignedIn> {
  const person = await findSignedInPerson();
  if (!person) redirect(signInPath());
  return person;
}

/** The person signed in, whether or not they have the second factor that their role demands. */
export const findSignedInPerson = cache(async (): Promise<SignedIn | undefined> => {
  const session = await auth();
  return session?.sessionId ? findSignedIn(session.sessionId, Date.now()) : undefined;
});
