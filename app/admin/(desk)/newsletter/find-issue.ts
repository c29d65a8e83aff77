import { notFound } from "next/navigation";
import { NotFound } from "#domain/errors.ts";
import { type DeskIssue, findIssueForDesk } from "#domain/newsletter/find-for-desk.ts";
import type { SignedIn } from "#domain/staff/sessions.ts";

/** The issue of an address, or the page that says that there is none. */
export function requireIssue(person: SignedIn, id: string): DeskIssue {
  try {
    return findIssueForDesk(person, id);
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
}
