import { and, eq, isNull } from "drizzle-orm";
import { db, write } from "#db/client.ts";
import { staff } from "#db/schema.ts";
import { recordAudit } from "../audit/record.ts";
import { Invalid } from "../errors.ts";
import { countAttempt, forgetAttempts } from "../throttle/attempt.ts";
import { tokenHash } from "../tokens.ts";
import { passwordFits } from "./passwords.ts";
import { startSession } from "./sessions.ts";

const quarter = 15 * 60 * 1000;
// Few tries for one account from one network, so that a stranger's guessing does not lock the owner out elsewhere;
// more for the network and for the account as a whole, against spread guessing.
const limits = {
  pair: { most: 5, windowMs: quarter },
  network: { most: 30, windowMs: quarter },
  account: { most: 100, windowMs: quarter },
};

export type SignInInput = { email: string; password: string; network: string; userAgent: string };

/**
 * Checks an address and password and begins a session; gives the person's id and the session's secret id.
 * Throws Invalid on "form": "signInFailed" in the same words and time for an unknown address and a wrong password,
 * "signInThrottled" after too many tries.
 */
export async function signIn(
  input: SignInInput,
  now: number,
): Promise<{ staffId: string; sessionId: string }> {
  const email = input.email.trim().toLowerCase().slice(0, 254);
  const account = tokenHash(email);
  const network = tokenHash(input.network);
  const isWithinLimits = write((tx) =>
    [
      countAttempt(tx, `sign-in:${account}:${network}`, limits.pair, now),
      countAttempt(tx, `sign-in-network:${network}`, limits.network, now),
      countAttempt(tx, `sign-in-account:${account}`, limits.account, now),
    ].every(Boolean),
  );
  if (!isWithinLimits) throw new Invalid({ form: "signInThrottled" });
  const person = db()
    .select({ id: staff.id, passwordHash: staff.passwordHash })
    .from(staff)
    .where(and(eq(staff.email, email), isNull(staff.disabledAt)))
    .all()[0];
  const fits = await passwordFits(input.password, person?.passwordHash);
  if (!person || !fits) throw new Invalid({ form: "signInFailed" });
  const sessionId = write((tx) => {
    forgetAttempts(tx, `sign-in:${account}:${network}`);
    recordAudit(tx, { at: now, actor: person, verb: "staff.sign-in", subject: `staff:${person.id}` });
    return startSession(tx, { staffId: person.id, userAgent: input.userAgent }, now);
  });
  return { staffId: person.id, sessionId };
}
