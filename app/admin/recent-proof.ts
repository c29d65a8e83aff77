import { redirect } from "next/navigation";
import { isRecentlyProven } from "#domain/accounts/proof.ts";
import type { SignedIn } from "#domain/staff/sessions.ts";
import { requireSignedIn, requireStaff } from "./current-staff.ts";
import { confirmPath } from "./way-back.ts";

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
