import { eq } from "drizzle-orm";
import { type Tx, write } from "#db/client.ts";
import { subscribers } from "#db/schema/subscribers.ts";
import { recordAudit } from "../audit/record.ts";
import { day } from "../durations.ts";
import { Invalid } from "../errors.ts";
import { composeChange, composeChanged } from "../mail/compose.ts";
import { queueMail, sealMail } from "../mail/queue.ts";
import { confirmationPath } from "../site/paths.ts";
import { settings } from "../site/settings.ts";
import { liftForgotten } from "../suppression/lift.ts";
import { isBarred } from "../suppression/suppress.ts";
import { countAttempt } from "../throttle/attempt.ts";
import { newToken } from "../tokens.ts";
import { addressHashOf, checkAddress, openAddress, sealAddress } from "./address.ts";
import { countAddress, countNetwork } from "./sign-up-limits.ts";
import { endConfirmations, findByToken, findNewAddress, storeToken } from "./tokens.ts";

const ownLimit = { most: 3, windowMs: day };

/**
 * Mails the question to a subscriber's new address whether it is theirs. What the sender can see does not depend on
 * whether that address is known. Gives false for a link that is not one of ours. Throws Invalid on "email", and on
 * "form" when too many changes were asked for.
 */
export function askForNewAddress(
  token: string,
  { email, network }: { email: string; network: string },
  now: number,
): boolean {
  const address = checkAddress(email);
  const addressHash = addressHashOf(address);
  const answer = write((tx) => {
    const subscriber = findByToken(token, ["preferences"], now, tx);
    if (subscriber?.state !== "confirmed") return "dead";
    const isWithinLimits = [
      countNetwork(tx, network, now),
      countAttempt(tx, `change-address:${subscriber.id}`, ownLimit, now),
    ].every(Boolean);
    if (!isWithinLimits) return "throttled";
    if (!isFree(tx, addressHash)) return "asked";
    if (!countAddress(tx, addressHash, now)) return "asked";
    const { id, lang } = subscriber;
    const change = newToken();
    storeToken(tx, { token: change, subscriberId: id, purpose: "change", newAddress: address }, now);
    const link = settings().siteUrl + confirmationPath(lang, change);
    queueMail(tx, sealMail("change", lang, composeChange(lang, { to: address, link })), id, now);
    return "asked";
  });
  if (answer === "throttled") throw new Invalid({ form: "changeThrottled" });
  return answer === "asked";
}

/** Whether a mailed link can still confirm a new address. Changes nothing: scanners follow links. */
export function canConfirmNewAddress(token: string, now: number): boolean {
  return findByToken(token, ["change"], now) !== undefined;
}

/**
 * Makes the address that a link was mailed to the subscriber's own, once, and tells the old one. Gives false for a link
 * that was used, expired, forged or made for something else, and when the address became another subscriber's meanwhile.
 */
export function confirmNewAddress(token: string, now: number): boolean {
  return write((tx) => {
    const subscriber = findByToken(token, ["change"], now, tx);
    const address = findNewAddress(token, now, tx);
    if (subscriber?.state !== "confirmed" || !address) return false;
    const { id, lang } = subscriber;
    const addressHash = addressHashOf(address);
    endConfirmations(tx, id);
    if (!isFree(tx, addressHash)) return false;
    // Another row of theirs that was never confirmed, or was ended: the person has proved that the address is theirs.
    if (addressHash !== subscriber.addressHash) {
      tx.delete(subscribers).where(eq(subscribers.addressHash, addressHash)).run();
    }
    liftForgotten(tx, addressHash);
    const old = openAddress(subscriber.addressSealed, id);
    tx.update(subscribers)
      .set({ addressHash, addressSealed: sealAddress(address, id) })
      .where(eq(subscribers.id, id))
      .run();
    queueMail(tx, sealMail("changed", lang, composeChanged(lang, { to: old })), id, now);
    recordAudit(tx, { at: now, verb: "subscribers.change-address", subject: `subscriber:${id}` });
    return true;
  });
}

function isFree(tx: Tx, addressHash: string): boolean {
  if (isBarred(addressHash)) return false;
  const known = tx
    .select({ state: subscribers.state })
    .from(subscribers)
    .where(eq(subscribers.addressHash, addressHash))
    .all()[0];
  return known?.state !== "confirmed";
}
