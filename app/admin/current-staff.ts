import { redirect } from "next/navigation";
import { cache } from "react";
import { findSignedIn, type SignedIn } from "#domain/staff/sessions.ts";
import { auth } from "./auth.ts";

/** The person signed in, looked up once for each request; undefined for a stranger. */
export const findCurrentStaff = cache(async (): Promise<SignedIn | undefined> => {
  const session = await auth();
  return session?.sessionId ? findSignedIn(session.sessionId, Date.now()) : undefined;
});

/** The person signed in; a stranger is led to the sign-in page. Every admin page and action begins with it. */
export async function requireStaff(): Promise<SignedIn> {
  const person = await findCurrentStaff();
  if (!person) redirect("/admin/login");
  return person;
}
