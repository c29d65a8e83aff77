import { and, eq, gt } from "drizzle-orm";
import { db, type Tx, write } from "#db/client.ts";
import { sessions } from "#db/schema/staff.ts";
import { recordFailure } from "../audit/record-failure.ts";
import { minute } from "../durations.ts";
import { Invalid, NotFound } from "../errors.ts";
import { lookupHash } from "../keys/seal.ts";
import { type Factors, findFactors } from "../staff/factors.ts";
import { forgetAttempts } from "../throttle/attempt.ts";
import { type GrowingWait, nextWait, takeTry, throttled } from "../throttle/growing-wait.ts";
import { newToken, tokenHash } from "../tokens.ts";
import { type Door, type Entered, type Entrance, enter } from "./enter.ts";
import { findInUse } from "./find-in-use.ts";
import { isFamiliarDevice, rememberPlace } from "./places.ts";
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
  // By it, whoever sends their code twice is let in by the first one's session.
  const sessionId = lookupHash(JSON.stringify(["second-step", step, plainDigits(code)]));
  if (!person) return justEntered(sessionId, door, now);
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
      return finishStep(tx, { step, ...door, sessionId, by: isTotp ? "code" : "recovery-code" }, now);
    }
    const failure = { at: now, staffId: person.id, waitMs: isTotp ? nextWait(tx, [[key]], now) : 0 };
    recordFailure(tx, { ...failure, verb: "staff.fail-second-factor" });
    return undefined;
  });
  if (!entered) throw new Invalid({ code: "codeWrong" });
  return entered;
}

// What came of the same code of the same step a moment ago, for whom its answer did not reach. Throws NotFound.
function justEntered(sessionId: string, door: Door, now: number): Entered {
  return write((tx) => {
    const isFresh = and(eq(sessions.hash, tokenHash(sessionId)), gt(sessions.createdAt, now - minute));
    const [found] = tx.select({ staffId: sessions.staffId }).from(sessions).where(isFresh).all();
    if (!found) throw new NotFound("second step");
    const device = door.device ?? newToken();
    rememberPlace(tx, found.staffId, { device, network: door.network }, now);
    return { sessionId, device };
  });
}

/** Spends the step and begins the session, once the second factor was shown. Throws NotFound. */
export function finishStep(tx: Tx, { step, ...door }: Entrance & { step: string }, now: number): Entered {
  const spent = spendToken(tx, "second-step", step, now);
  const person = spent?.staffId ? findInUse(tx, spent.staffId) : undefined;
  if (!person) throw new NotFound("second step");
  return enter(tx, person, door, now);
}
