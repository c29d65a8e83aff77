import { eq } from "drizzle-orm";
import { write } from "#db/client.ts";
import { staff } from "#db/schema/staff.ts";
import { recordAudit } from "../audit/record.ts";
import { Invalid } from "../errors.ts";
import { collect } from "../problems.ts";
import { checkNewPassword } from "../staff/password-rules.ts";
import { hashPassword } from "../staff/passwords.ts";
import { endSessionsOf, type SignedIn } from "../staff/sessions.ts";
import { tellOfChange } from "./letters.ts";
import { checkOwnPassword, hasPassword } from "./own-password.ts";

/**
 * Changes one's own password and ends all one's sessions but the one that acts. The present password is asked for, so
 * that an unlocked screen is not enough; of somebody who has none a recent proof is the caller's to ask for (see proof.ts).
 * Throws Invalid (currentPassword, password; "form" while tries must wait).
 */
export async function changeOwnPassword(
  actor: SignedIn,
  { currentPassword, password }: { currentPassword: string; password: string },
  now: number,
): Promise<void> {
  const problems: Invalid["fields"] = {};
  collect(problems, () => checkNewPassword(password, actor));
  if (hasPassword(actor)) {
    const checked = checkOwnPassword(actor, currentPassword, "currentPassword", now);
    const [outcome] = await Promise.allSettled([checked]);
    collect(problems, () => {
      if (outcome.status === "rejected") throw outcome.reason;
    });
  }
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
  const passwordHash = await hashPassword(password, actor);
  write((tx) => {
    tx.update(staff).set({ passwordHash }).where(eq(staff.id, actor.id)).run();
    endSessionsOf(tx, actor.id, actor.sessionHash);
    recordAudit(tx, { at: now, actor, verb: "staff.change-own-password", subject: `staff:${actor.id}` });
    tellOfChange(tx, actor, "password", now);
  });
}
