import { asc, eq, gt, lt } from "drizzle-orm";
import { z } from "zod";
import { db, write } from "#db/client.ts";
import { newId } from "#db/id.ts";
import { invitations, staff } from "#db/schema/staff.ts";
import { recordAudit } from "../audit/record.ts";
import { day } from "../durations.ts";
import { Invalid, NotFound } from "../errors.ts";
import { problemsOf } from "../problems.ts";
import { type Actor, authorize, type Role } from "../staff/permissions.ts";
import { deskLanguage, email, name, role } from "../staff/staff-input.ts";
import { newToken, tokenHash } from "../tokens.ts";
import { desk, send } from "./letters.ts";

export type Invitation = {
  id: string;
  email: string;
  name: string;
  role: Role;
  createdAt: number;
  expiresAt: number;
};

const schema = z.object({
  email,
  name,
  role,
  lang: deskLanguage,
  days: z.coerce
    .number("badChoice")
    .pipe(z.union([z.literal(1), z.literal(3), z.literal(7), z.literal(14)], "badChoice")),
});

/**
 * Invites somebody to an account of a role, for 1, 3, 7 or 14 days, and mails them the link; gives the link, which is
 * shown this once. A new invitation replaces the one that its address had. Throws Forbidden, Invalid (email, name, role,
 * lang, days; "emailUsed" where the address has an account in use).
 */
export function inviteStaff(
  actor: Actor,
  input: { email: string; name: string; role: string; lang: string; days: string },
  now: number,
): string {
  authorize(actor, "staff.edit");
  const result = schema.safeParse(input);
  if (!result.success) throw new Invalid(problemsOf(result.error));
  const { days, ...person } = result.data;
  const token = newToken();
  const link = desk(`/admin/invitation/${token}`);
  const id = newId();
  const expiresAt = now + days * day;
  write((tx) => {
    const [before] = tx.select().from(staff).where(eq(staff.email, person.email)).all();
    if (before && before.disabledAt === null) throw new Invalid({ email: "emailUsed" });
    tx.delete(invitations).where(eq(invitations.email, person.email)).run();
    tx.insert(invitations)
      .values({ id, hash: tokenHash(token), ...person, createdAt: now, expiresAt })
      .run();
    send(tx, person, { kind: "invitation", role: person.role, link, until: expiresAt }, now);
    recordAudit(tx, {
      at: now,
      actor,
      verb: "staff.invite",
      subject: `invitation:${id}`,
      detail: { role: person.role, days },
    });
  });
  return link;
}

/** The invitations that still open an account, the next to expire first. Throws Forbidden. */
export function listInvitations(actor: Actor, now: number): Invitation[] {
  authorize(actor, "staff.edit");
  return db()
    .select({
      id: invitations.id,
      email: invitations.email,
      name: invitations.name,
      role: invitations.role,
      createdAt: invitations.createdAt,
      expiresAt: invitations.expiresAt,
    })
    .from(invitations)
    .where(gt(invitations.expiresAt, now))
    .orderBy(asc(invitations.expiresAt), asc(invitations.id))
    .all();
}

/** Takes an invitation back. Throws Forbidden, NotFound. */
export function revokeInvitation(actor: Actor, id: string, now: number): void {
  authorize(actor, "staff.edit");
  write((tx) => {
    tx.delete(invitations).where(lt(invitations.expiresAt, now)).run();
    const { changes } = tx.delete(invitations).where(eq(invitations.id, id)).run();
    if (changes === 0) throw new NotFound("invitation");
    recordAudit(tx, { at: now, actor, verb: "staff.revoke-invitation", subject: `invitation:${id}` });
  });
}
