import { eq } from "drizzle-orm";
import { write } from "#db/client.ts";
import { newId } from "#db/id.ts";
import { subscribers } from "#db/schema/subscribers.ts";
import { Invalid } from "../errors.ts";
import { composeConfirm } from "../mail/compose.ts";
import { queueMail, sealMail } from "../mail/queue.ts";
import { confirmationPath } from "../site/paths.ts";
import { settings } from "../site/settings.ts";
import { isBarred } from "../suppression/suppress.ts";
import { countAttempt, isSpent } from "../throttle/attempt.ts";
import { newToken } from "../tokens.ts";
import { addressHashOf, checkAddress, sealAddress } from "./address.ts";
import { addressWindowMs, countAddress, countNetwork, signUpLimits } from "./sign-up-limits.ts";
import { storeToken } from "./tokens.ts";

type SignUpInput = {
  email: string;
  lang: string;
  /** The path of the page on which consent was given. */
  page: string;
  network: string;
};

/**
 * Takes a reader's wish to get the newsletter and mails the question whether it was theirs. What this does that the
 * sender can see does not depend on whether the address is known. Who is confirmed gets no mail: strangers could use the
 * form to pester them. Throws Invalid on "email", and on "form" when too many sign-ups came.
 */
export function signUp(input: SignUpInput, now: number): void {
  const address = checkAddress(input.email);
  const addressHash = addressHashOf(address);
  // Made ready in every case, so that how long the answer takes says nothing either.
  const freshId = newId();
  const addressSealed = sealAddress(address, freshId);
  const token = newToken();
  const link = settings().siteUrl + confirmationPath(input.lang, token);
  const mail = sealMail("confirm", input.lang, composeConfirm(input.lang, { to: address, link }));
  const isWithinLimits = write((tx) => {
    if (!countNetwork(tx, input.network, now)) return false;
    // Asked before the address is looked at, so that a refusal says nothing about it.
    if (isSpent(tx, "sign-up-site", signUpLimits.site, now)) return false;
    const known = tx.select().from(subscribers).where(eq(subscribers.addressHash, addressHash)).all()[0];
    if (isBarred(addressHash)) return true;
    if (known?.state === "confirmed" || Math.abs(now - (known?.mailedAt ?? -Infinity)) < addressWindowMs)
      return true;
    if (!countAddress(tx, addressHash, now)) return true;
    countAttempt(tx, "sign-up-site", signUpLimits.site, now);
    const id = known?.id ?? freshId;
    const consent = {
      state: "pending",
      lang: input.lang,
      consentAt: now,
      consentPage: input.page,
      origin: "page",
      consentNote: "",
      mailedAt: now,
    } as const;
    tx.insert(subscribers)
      .values({ id: freshId, addressHash, addressSealed, createdAt: now, ...consent })
      .onConflictDoUpdate({ target: subscribers.addressHash, set: consent })
      .run();
    storeToken(tx, { token, subscriberId: id, purpose: "confirm" }, now);
    queueMail(tx, mail, id, now);
    return true;
  });
  if (!isWithinLimits) throw new Invalid({ form: "signUpThrottled" });
}
