import { and, eq, isNull } from "drizzle-orm";
import { db, write } from "#db/client.ts";
import { staff } from "#db/schema.ts";
import { Invalid } from "../errors.ts";
import { passwordFits } from "../staff/passwords.ts";
import { forgetAttempts } from "../throttle/attempt.ts";
import { type GrowingWait, takeTry, throttled } from "../throttle/growing-wait.ts";
import { tokenHash } from "../tokens.ts";
import { type Door, enter } from "./enter.ts";

const minute = 60_000;
const hour = 60 * minute;
// Few tries for one account from one network, so that a stranger's guessing does not lock the owner out elsewhere;
// more for the network and for the account as a whole, against spread guessing.
const waits: Record<"pair" | "network" | "account", GrowingWait> = {
  pair: { free: 5, firstMs: minute, mostMs: hour, forgetMs: hour },
  network: { free: 30, firstMs: minute, mostMs: hour, forgetMs: hour },
  account: { free: 50, firstMs: minute, mostMs: 15 * minute, forgetMs: hour },
};

export type SignInInput = Door & { email: string; password: string };

/**
 * Checks an address and password and begins a session; gives the person's id and the session's secret id.
 * Throws Invalid on "form": "signInFailed" in the same words and time for an unknown address and a wrong password,
 * "waitMinutes" after too many tries.
 */
export async function signIn(
  { email: typed, password, ...door }: SignInInput,
  now: number,
): Promise<{ staffId: string; sessionId: string }> {
  const email = typed.trim().toLowerCase().slice(0, 254);
  const account = tokenHash(email);
  const network = tokenHash(door.network);
  const pair = `sign-in:${account}:${network}`;
  const waitMs = write((tx) =>
    takeTry(
      tx,
      [
        [pair, waits.pair],
        [`sign-in-network:${network}`, waits.network],
        [`sign-in-account:${account}`, waits.account],
      ],
      now,
    ),
  );
  if (waitMs > 0) throw throttled(waitMs);
  const person = db()
    .select({ id: staff.id, passwordHash: staff.passwordHash })
    .from(staff)
    .where(and(eq(staff.email, email), isNull(staff.disabledAt)))
    .all()[0];
  const fits = await passwordFits(password, person?.passwordHash);
  if (!person || !fits) throw new Invalid({ form: "signInFailed" });
  const sessionId = write((tx) => {
    forgetAttempts(tx, pair);
    return enter(tx, person, { ...door, by: "password" }, now);
  });
  return { staffId: person.id, sessionId };
}
