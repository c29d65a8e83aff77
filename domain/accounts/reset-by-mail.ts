import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { db, write } from "#db/client.ts";
import { staff } from "#db/schema/staff.ts";
import { recordAudit } from "../audit/record.ts";
import { minute } from "../durations.ts";
import { NotFound } from "../errors.ts";
import { queueMail } from "../mail/queue.ts";
import { staffAddress } from "../staff/address.ts";
import { hashPassword } from "../staff/passwords.ts";
import { endSessionsOf } from "../staff/sessions.ts";
import { countAttempt, countWithin } from "../throttle/attempt.ts";
import { type GrowingWait, takeTry, throttled } from "../throttle/growing-wait.ts";
import { newToken, tokenHash } from "../tokens.ts";
import type { Door } from "./enter.ts";
import { findInUse, findInUseByEmail } from "./find-in-use.ts";
import { desk, sealStaffLetter, tellOfChange } from "./letters.ts";
import { rememberPlace } from "./places.ts";
import { endTokens, findToken, issueToken, spendToken } from "./tokens.ts";

const network: GrowingWait = { free: 10, firstMs: minute, mostMs: 60 * minute, forgetMs: 60 * minute };
const againMs = minute;
const perAddress = { most: 3, windowMs: 60 * minute };
// Longer than the work: whether there was any is not to be told from the clock.
const answerAfterMs = 100;
const nobody = { email: "nobody@localhost", name: "", lang: "en" };

/**
 * Mails whoever has an account with the address a link to choose a new password, which ends the one before it: one in a
 * minute and three in an hour at most. An unknown address takes as long and gives as little. Throws Invalid on "form"
 * ("waitMinutes") for too many from one network.
 */
export async function requestReset(typed: string, door: Pick<Door, "network">, now: number): Promise<void> {
  const answered = sleep(answerAfterMs);
  const email = staffAddress(typed) ?? "";
  const person = findInUseByEmail(db(), email);
  const token = newToken();
  const letter = { kind: "reset", link: desk(`/admin/reset/${token}`) } as const;
  const mail = sealStaffLetter(person ?? nobody, letter);
  const waitMs = write((tx) => {
    const wait = takeTry(tx, [[`reset-network:${tokenHash(door.network)}`, network]], now);
    if (wait > 0) return wait;
    // A second press asks for nothing new.
    const isRepeated = countWithin(tx, `reset-again:${tokenHash(email)}`, againMs, now) > 1;
    if (isRepeated || !countAttempt(tx, `reset:${tokenHash(email)}`, perAddress, now) || !person) return 0;
    endTokens(tx, "reset", person.id);
    issueToken(tx, { purpose: "reset", staffId: person.id, token }, now);
    queueMail(tx, mail, null, now);
    recordAudit(tx, { at: now, verb: "staff.request-reset", subject: `staff:${person.id}` });
    return 0;
  });
  await answered;
  if (waitMs > 0) throw throttled(waitMs);
}

/** Whose account a mailed link opens for a new password; undefined when it was used or is over. */
export function findReset(token: string, now: number) {
  const found = findToken("reset", token, now);
  return found?.staffId ? findInUse(db(), found.staffId) : undefined;
}

/**
 * Sets a new password by a mailed link and ends all sessions and the other links. Second factors stay: whoever has the
 * mailbox alone does not come in. The browser counts as one the person uses, so that others' guessing does not keep them
 * out. Throws NotFound, Invalid (password).
 */
export async function resetByLink(
  token: string,
  password: string,
  { network, device = newToken() }: Door,
  now: number,
): Promise<{ device: string }> {
  const person = findReset(token, now);
  if (!person) throw new NotFound("reset link");
  const passwordHash = await hashPassword(password, person);
  write((tx) => {
    if (!spendToken(tx, "reset", token, now)) throw new NotFound("reset link");
    tx.update(staff).set({ passwordHash }).where(eq(staff.id, person.id)).run();
    endSessionsOf(tx, person.id);
    rememberPlace(tx, person.id, { device, network }, now);
    recordAudit(tx, {
      at: now,
      actor: person,
      verb: "staff.reset-by-link",
      subject: `staff:${person.id}`,
    });
    tellOfChange(tx, person, "password", now);
  });
  return { device };
}
