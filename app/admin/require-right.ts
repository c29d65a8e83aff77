import { forbidden } from "next/navigation";
import { recordDenial } from "#domain/audit/denial.ts";
import { can, type Verb } from "#domain/staff/permissions.ts";
import type { SignedIn } from "#domain/staff/sessions.ts";
import { requireStaff } from "./current-staff.ts";

/** The person signed in, where their role includes the verb; else the page that says that it does not, and an audit row. */
export async function requireRight(verb: Verb): Promise<SignedIn> {
  const person = await requireStaff();
  if (!can(person, verb)) {
    recordDenial(person, verb, Date.now());
    forbidden();
  }
  return person;
}
