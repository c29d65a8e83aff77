import { eq } from "drizzle-orm";
import { db, write } from "#db/client.ts";
import { staff } from "#db/schema/staff.ts";
import { recordFailure } from "../audit/record-failure.ts";
import { hour, minute } from "../durations.ts";
import { Invalid } from "../errors.ts";
import { staffAddress } from "../staff/address.ts";
import { findFactors, hasSecondFactor } from "../staff/factors.ts";
import { passwordFits } from "../staff/passwords.ts";
import { forgetAttempts } from "../throttle/attempt.ts";
import { type GrowingWait, nextWait, takeTry, throttled } from "../throttle/growing-wait.ts";
import { tokenHash } from "../tokens.ts";
import { type Door, type Entered, enter } from "./enter.ts";
import { isFamiliarDevice } from "./places.ts";
import { issueToken } from "./tokens.ts";

// Few tries for one account from one network; more for the network and, against guessing spread over many, for the
// account as a whole. A device from which the person signed in before has tries of its own, which no stranger uses up.
const waits = {
  pair: { free: 5, firstMs: minute, mostMs: hour, forgetMs: hour },
  network: { free: 30, firstMs: minute, mostMs: hour, forgetMs: hour },
  account: { free: 50, firstMs: minute, mostMs: 15 * minute, forgetMs: hour },
  device: { free: 10, firstMs: minute, mostMs: 15 * minute, forgetMs: hour },
} satisfies Record<string, GrowingWait>;

export type SignInInput = Door & { email: string; password: string };

/**
 * Checks an address and password and begins a session; or, where the account has a second factor, gives the secret `step`
 * with which finishWithCode goes on. Throws Invalid on "form": "signInFailed" in the same words and time for an unknown
 * address and a wrong password, "waitMinutes" after too many tries. What fails is on record.
 */
export async function signIn(
  { email: typed, password, ...door }: SignInInput,
  now: number,
): Promise<Entered | { step: string }> {
  const email = staffAddress(typed);
  const account = email === undefined ? undefined : findByAddress(email);
  const person = account?.disabledAt === null ? account : undefined;
  const keys = triesOf(email ?? typed, person?.id, door);
  const waitMs = write((tx) => takeTry(tx, keys, now));
  if (waitMs > 0) throw throttled(waitMs);
  const fits = await passwordFits(password, person?.passwordHash);
  if (!person || !fits) {
    write((tx) => {
      const waitMs = nextWait(tx, keys, now);
      recordFailure(tx, { at: now, verb: "staff.fail-sign-in", staffId: account?.id, waitMs });
    });
    throw new Invalid({ form: "signInFailed" });
  }
  return write((tx) => {
    forgetAttempts(tx, keys[0][0]);
    if (hasSecondFactor(findFactors(tx, person.id)))
      return { step: issueToken(tx, { purpose: "second-step", staffId: person.id }, now) };
    return enter(tx, person, { ...door, by: "password" }, now);
  });
}

type Tries = [[key: string, rule: GrowingWait], ...[key: string, rule: GrowingWait][]];

function triesOf(email: string, staffId: string | undefined, { network, device }: Door): Tries {
  const account = tokenHash(email.slice(0, 254));
  if (staffId && device && isFamiliarDevice(staffId, device))
    return [[`sign-in-device:${account}:${tokenHash(device)}`, waits.device]];
  const from = tokenHash(network);
  return [
    [`sign-in:${account}:${from}`, waits.pair],
    [`sign-in-network:${from}`, waits.network],
    [`sign-in-account:${account}`, waits.account],
  ];
}

function findByAddress(email: string) {
  return db()
    .select({
      id: staff.id,
      email: staff.email,
      name: staff.name,
      lang: staff.lang,
      passwordHash: staff.passwordHash,
      disabledAt: staff.disabledAt,
    })
    .from(staff)
    .where(eq(staff.email, email))
    .all()[0];
}
