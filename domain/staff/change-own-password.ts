import { eq } from "drizzle-orm";
import { db, write } from "#db/client.ts";
import { staff } from "#db/schema.ts";
import { recordAudit } from "../audit/record.ts";
import { Invalid } from "../errors.ts";
import { countAttempt, forgetAttempts } from "../throttle/attempt.ts";
import { hashPassword, passwordFits } from "./passwords.ts";
import type { Actor } from "./permissions.ts";
import { endSessionsOf } from "./sessions.ts";

const tries = { most: 5, windowMs: 15 * 60 * 1000 };

/**
 * Changes one's own password and ends all one's sessions but the given one. The present password is asked for, so that
 * an unlocked screen is not enough; five tries in a quarter of an hour. Throws Invalid (currentPassword, password; "form").
 */
export async function changeOwnPassword(
  actor: Actor,
  input: { currentPassword: string; password: string; sessionId: string },
  now: number,
): Promise<void> {
  const { currentPassword, password, sessionId } = input;
  const key = `own-password:${actor.id}`;
  const isWithinLimits = write((tx) => countAttempt(tx, key, tries, now));
  if (!isWithinLimits) throw new Invalid({ form: "signInThrottled" });
  const [person] = db()
    .select({ passwordHash: staff.passwordHash })
    .from(staff)
    .where(eq(staff.id, actor.id))
    .all();
  if (!(await passwordFits(currentPassword, person?.passwordHash)))
    throw new Invalid({ currentPassword: "passwordWrong" });
  const passwordHash = await hashPassword(password);
  write((tx) => {
    tx.update(staff).set({ passwordHash }).where(eq(staff.id, actor.id)).run();
    forgetAttempts(tx, key);
    endSessionsOf(tx, actor.id, sessionId);
    recordAudit(tx, { at: now, actor, verb: "staff.change-own-password", subject: `staff:${actor.id}` });
  });
}
