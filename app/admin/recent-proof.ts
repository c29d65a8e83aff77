import { redirect } from "next/navigation";
import { isRecentlyProven } from "#domain/accounts/proof.ts";
import type { SignedIn } from "#domain/staff/sessions.ts";
import { requireSignedIn, requireStaff } from "./current-staff.ts";

/**
 * Before something that a thief of an open session must not do (exports, staff, keys, mail settings): gives the person
 * signed in, if they gave a password or a passkey within the last minutes; else leads to the page that asks for it, which
 * leads back to `back`, a path below /admin. In pages and route handlers; a form's action names `proof` to staffAction.
 */
export async function requireRecentProof(back: string): Promise<SignedIn> {
  return proven(await requireStaff(), back);
}

/** As requireRecentProof, where the second factor is set up that the person may still lack. */
export async function requireProofForFactor(back: string): Promise<SignedIn> {
  return proven(await requireSignedIn(), back);
}

function proven(person: SignedIn, back: string): SignedIn {
  if (!isRecentlyProven(person, Date.now())) redirect(confirmPath(back));
  return person;
}

/** The page that asks for a password or passkey again and then leads to `back`. */
export function confirmPath(back: string): string {
  return `/admin/confirm?back=${encodeURIComponent(back)}`;
}

/** A path of the desk that somebody may be led to after the question; anything else becomes the desk itself. */
export function deskPath(given: unknown): string {
  const path = typeof given === "string" ? given : "";
  const url = URL.parse(path, "http://desk.invalid");
  const isOwn = url?.host === "desk.invalid" && /^\/admin(?:[/?]|$)/.test(url.pathname + url.search);
  return isOwn ? url.pathname + url.search : "/admin";
}
