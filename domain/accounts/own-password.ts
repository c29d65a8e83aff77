import { eq } from "drizzle-orm";
import { db, type Tx, write } from "#db/client.ts";
import { staff } from "#db/schema/staff.ts";
import { recordFailure } from "../audit/record-failure.ts";
import { minute } from "../durations.ts";
import { Invalid } from "../errors.ts";
import { passwordFits } from "../staff/passwords.ts";
import type { SignedIn } from "../staff/sessions.ts";
import { forgetAttempts } from "../throttle/attempt.ts";
import { nextWait, takeTry, throttled } from "../throttle/growing-wait.ts";

const guesses = { free: 5, firstMs: minute, mostMs: 15 * minute, forgetMs: 60 * minute };

type Own = Pick<SignedIn, "id">;

/** Whether the person has a password, or signs in with passkeys alone. */
export function hasPassword(actor: Own, connection: Pick<Tx, "select"> = db()): boolean {
  return Boolean(findHash(actor, connection));
}

/** Throws Invalid unless the password is the person's own: on `field`, or on "form" while too many tries must wait. */
export async function checkOwnPassword(
  actor: Own,
  password: string,
  field: string,
  now: number,
): Promise<void> {
  const key = `own-password:${actor.id}`;
  const waitMs = write((tx) => takeTry(tx, [[key, guesses]], now));
  if (waitMs > 0) throw throttled(waitMs);
  const fits = await passwordFits(password, findHash(actor, db()));
  write((tx) => {
    if (fits) forgetAttempts(tx, key);
    else {
      const waitMs = nextWait(tx, [[key]], now);
      recordFailure(tx, { at: now, verb: "staff.fail-proof", staffId: actor.id, actor, waitMs });
    }
  });
  if (!fits) throw new Invalid({ [field]: "passwordWrong" });
}

function findHash({ id }: Own, connection: Pick<Tx, "select">): string | undefined {
  return connection.select({ passwordHash: staff.passwordHash }).from(staff).where(eq(staff.id, id)).all()[0]
    ?.passwordHash;
}
