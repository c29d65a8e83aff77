import { db, type Tx, write } from "#db/client.ts";
import { recordFailure } from "../audit/record-failure.ts";
import { minute } from "../durations.ts";
import { Invalid, NotFound } from "../errors.ts";
import { type Factors, findFactors } from "../staff/factors.ts";
import { forgetAttempts } from "../throttle/attempt.ts";
import { type GrowingWait, nextWait, takeTry, throttled } from "../throttle/growing-wait.ts";
import { tokenHash } from "../tokens.ts";
import { type Door, type Entered, enter, type Way } from "./enter.ts";
import { findInUse } from "./find-in-use.ts";
import { isFamiliarDevice } from "./places.ts";
import { spendRecoveryCode } from "./recovery-codes.ts";
import { findToken, spendToken } from "./tokens.ts";
import { plainDigits, spendTotpCode } from "./totp.ts";

// One in a million fits, three at a time: with these waits a guesser would need centuries.
const guesses: GrowingWait = { free: 5, firstMs: minute, mostMs: 60 * minute, forgetMs: 24 * 60 * minute };

type SecondStep = { id: string; email: string; name: string; lang: string; factors: Factors };

/** Who gave their password and is to show a second factor; undefined when the step is over or was none. */
export function findSecondStep(step: string, now: number): SecondStep | undefined {
  const found = findToken("second-step", step, now);
  const person = found?.staffId ? findInUse(db(), found.staffId) : undefined;
  return person && { ...person, factors: findFactors(db(), person.id) };
}

/**
 * Ends a sign-in with a code of the authenticator app or, in its place, a recovery code: each works once. Throws NotFound
 * when the step is over, Invalid (code; "form" after too many tries, which recovery codes do not count for).
 */
export function finishWithCode(
  { step, code, ...door }: Door & { step: string; code: string },
  now: number,
): Entered {
  const person = findSecondStep(step, now);
  if (!person) throw new NotFound("second step");
  const isTotp = /^\d{1,8}$/.test(plainDigits(code));
  const isFamiliar = isFamiliarDevice(person.id, door.device);
  const key = `second-factor:${person.id}:${isFamiliar ? tokenHash(door.device ?? "") : ""}`;
  const waitMs = isTotp ? write((tx) => takeTry(tx, [[key, guesses]], now)) : 0;
  if (waitMs > 0) throw throttled(waitMs);
  const entered = write((tx) => {
    const fits = isTotp
      ? spendTotpCode(tx, person.id, code, now)
      : spendRecoveryCode(tx, person.id, code, now);
    if (fits) {
      forgetAttempts(tx, key);
      return finishStep(tx, { step, ...door, by: isTotp ? "code" : "recovery-code" }, now);
    }
    const failure = { at: now, staffId: person.id, waitMs: isTotp ? nextWait(tx, [[key]], now) : 0 };
    recordFailure(tx, { ...failure, verb: "staff.fail-second-factor" });
    return undefined;
  });
  if (!entered) throw new Invalid({ code: "codeWrong" });
  return entered;
}

/** Spends the step and begins the session, once the second factor was shown. Throws NotFound. */
export function finishStep(
  tx: Tx,
  { step, ...door }: Door & { step: string; by: Way },
  now: number,
): Entered {
  const spent = spendToken(tx, "second-step", step, now);
  const person = spent?.staffId ? findInUse(tx, spent.staffId) : undefined;
  if (!person) throw new NotFound("second step");
  return enter(tx, person, door, now);
}
