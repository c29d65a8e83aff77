import { and, eq } from "drizzle-orm";
import { db, write } from "#db/client.ts";
import { sessions, staff } from "#db/schema.ts";
import { recordAudit } from "../audit/record.ts";
import { recordFailure } from "../audit/record-failure.ts";
import { Invalid } from "../errors.ts";
import { passwordFits } from "../staff/passwords.ts";
import type { SignedIn } from "../staff/sessions.ts";
import { forgetAttempts } from "../throttle/attempt.ts";
import { nextWait, takeTry, throttled } from "../throttle/growing-wait.ts";

const minute = 60_000;
const proofLastsMs = 10 * minute;
const guesses = { free: 5, firstMs: minute, mostMs: 15 * minute, forgetMs: 60 * minute };

/** Whether the person gave a password or a passkey within the last ten minutes. */
export function isRecentlyProven({ provenAt }: Pick<SignedIn, "provenAt">, now: number): boolean {
  return provenAt > now - proofLastsMs;
}

/**
 * Takes one's own password as proof that it is still the same person who acts in this session. Wrong ones make the next
 * try wait. Throws Invalid (password; "form" while one must wait).
 */
export async function proveWithPassword(actor: SignedIn, password: string, now: number): Promise<void> {
  await checkOwnPassword(actor, password, "password", now);
  write((tx) => {
    tx.update(sessions)
      .set({ provenAt: now })
      .where(and(eq(sessions.hash, actor.sessionHash), eq(sessions.staffId, actor.id)))
      .run();
    recordAudit(tx, { at: now, actor, verb: "staff.prove", subject: `staff:${actor.id}` });
  });
}

/** Throws Invalid unless the password is the person's own: on `field`, or on "form" while too many tries must wait. */
export async function checkOwnPassword(
  actor: Pick<SignedIn, "id">,
  password: string,
  field: string,
  now: number,
): Promise<void> {
  const key = `own-password:${actor.id}`;
  const waitMs = write((tx) => takeTry(tx, [[key, guesses]], now));
  if (waitMs > 0) throw throttled(waitMs);
  const [person] = db()
    .select({ passwordHash: staff.passwordHash })
    .from(staff)
    .where(eq(staff.id, actor.id))
    .all();
  const fits = await passwordFits(password, person?.passwordHash);
  write((tx) => {
    if (fits) forgetAttempts(tx, key);
    else {
      const waitMs = nextWait(tx, [[key]], now);
      recordFailure(tx, { at: now, verb: "staff.fail-proof", staffId: actor.id, actor, waitMs });
    }
  });
  if (!fits) throw new Invalid({ [field]: "passwordWrong" });
}
