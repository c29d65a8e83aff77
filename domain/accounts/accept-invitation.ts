import { and, eq, gt } from "drizzle-orm";
import { db, write } from "#db/client.ts";
import { newId } from "#db/id.ts";
import { invitations, staff } from "#db/schema/staff.ts";
import { recordAudit } from "../audit/record.ts";
import { Invalid, NotFound } from "../errors.ts";
import { collect, problemsOf } from "../problems.ts";
import { clearFactors } from "../staff/factors.ts";
import { checkNewPassword } from "../staff/password-rules.ts";
import { hashPassword } from "../staff/passwords.ts";
import { accountSchema } from "../staff/staff-input.ts";
import { tokenHash } from "../tokens.ts";
import { type Door, type Entered, enter } from "./enter.ts";

/** What an invitation is for, while its link works; undefined when it was used, taken back, or expired. */
export function findInvitation(token: string, now: number) {
  return db()
    .select({
      id: invitations.id,
      email: invitations.email,
      name: invitations.name,
      role: invitations.role,
      lang: invitations.lang,
    })
    .from(invitations)
    .where(and(eq(invitations.hash, tokenHash(token)), gt(invitations.expiresAt, now)))
    .all()[0];
}

/**
 * Makes the account that an invitation is for, under the address and role that it names, and signs the person in. An
 * account of the address that was disabled comes back, without the factors it had. Of two who use the link at once one
 * gets the account. Throws NotFound, Invalid (name, lang, password).
 */
export async function acceptInvitation(
  token: string,
  { password, ...input }: { name: string; lang: string; password: string },
  door: Door,
  now: number,
): Promise<Entered> {
  const invitation = findInvitation(token, now);
  if (!invitation) throw new NotFound("invitation");
  const result = accountSchema.safeParse(input);
  const problems = result.success ? {} : new Invalid(problemsOf(result.error)).fields;
  collect(problems, () => checkNewPassword(password, { ...input, email: invitation.email }));
  if (!result.success || Object.keys(problems).length > 0) throw new Invalid(problems);
  const person = { ...result.data, email: invitation.email, role: invitation.role };
  const passwordHash = await hashPassword(password, person);
  return write((tx) => {
    const spent = tx.delete(invitations).where(eq(invitations.id, invitation.id)).run();
    const [before] = tx.select().from(staff).where(eq(staff.email, person.email)).all();
    if (spent.changes === 0 || (before && before.disabledAt === null)) throw new NotFound("invitation");
    const id = before?.id ?? newId();
    tx.insert(staff)
      .values({ id, ...person, passwordHash, createdAt: now })
      .onConflictDoUpdate({ target: staff.id, set: { ...person, passwordHash, disabledAt: null } })
      .run();
    clearFactors(tx, id);
    recordAudit(tx, {
      at: now,
      actor: { id },
      verb: "staff.accept-invitation",
      subject: `staff:${id}`,
      detail: { role: person.role },
    });
    return enter(tx, { id, ...person }, { ...door, by: "invitation" }, now);
  });
}
