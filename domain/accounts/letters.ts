import type { Tx } from "#db/client.ts";
import { queueMail, sealMail } from "../mail/queue.ts";
import { composeStaffLetter, type StaffLetter } from "../mail/staff-letters.ts";
import { isUnfounded } from "../site/found.ts";
import { settings } from "../site/settings.ts";
import type { Role } from "../staff/permissions.ts";
import type { DeviceName } from "./device-name.ts";

type Person = { email: string; name: string; lang: string };

type AccountChange =
  | "password"
  | "passwordGone"
  | "totpOn"
  | "totpOff"
  | "passkeyOn"
  | "passkeyOff"
  | "recoveryCodes"
  // By an owner, or on the machine.
  | "passwordGiven"
  | "factorsGone";

/** Tells a person by mail what was changed about their account. */
export function tellOfChange(tx: Tx, person: Person, change: AccountChange, now: number): void {
  send(tx, person, { kind: "account-change", change, at: now, link: desk("/admin/account") }, now);
}

/** Tells a person by mail that they have another role now. */
export function tellOfRole(tx: Tx, person: Person, role: Role, now: number): void {
  const link = desk("/admin/account");
  send(tx, person, { kind: "account-change", change: "role", role, at: now, link }, now);
}

/** Tells a person by mail that somebody signed in as them from a device or network that is new. */
export function tellOfSignIn(
  tx: Tx,
  person: Person,
  { device, network }: { device: DeviceName; network: string },
  now: number,
): void {
  send(tx, person, { kind: "sign-in-alert", device, network, at: now, link: desk("/admin/account") }, now);
}

/** Puts a letter to a member of staff into the queue; a site that was not founded yet has no letterhead, and writes none. */
export function send(tx: Tx, person: Person, letter: StaffLetter, now: number): void {
  if (isUnfounded()) return;
  queueMail(tx, sealStaffLetter(person, letter), null, now);
}

/** As send, made ready before it is known whether it is to be sent. */
export function sealStaffLetter(person: Person, letter: StaffLetter) {
  const { message, lang } = composeStaffLetter(person.lang, { to: person.email, name: person.name }, letter);
  return sealMail(letter.kind, lang, message);
}

/** The address of a page of the desk, at the configured site and nowhere else. */
export function desk(path: string): string {
  return `${settings().siteUrl}${path}`;
}
