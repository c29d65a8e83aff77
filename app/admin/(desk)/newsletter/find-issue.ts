import { orNotFound } from "#app/or-not-found.ts";
import { type DeskIssue, findIssueForDesk } from "#domain/newsletter/find-for-desk.ts";
import type { SignedIn } from "#domain/staff/sessions.ts";

/** The issue of an address, or the page that says that there is none. */
export function requireIssue(person: SignedIn, id: string): DeskIssue {
  return orNotFound(() => findIssueForDesk(person, id));
}
