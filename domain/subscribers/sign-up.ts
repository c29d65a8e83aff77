import { eq } from "drizzle-orm";
import { write } from "#db/client.ts";
import { newId } from "#db/id.ts";
import { subscribers } from "#db/schema.ts";
import { Invalid } from "../errors.ts";
import { lookupHash } from "../keys/seal.ts";
import { composeConfirm } from "../mail/compose.ts";
import { queueMail, sealMail } from "../mail/queue.ts";
import { confirmationPath } from "../site/paths.ts";
import { settings } from "../site/settings.ts";
import { findSuppression } from "../suppression/suppress.ts";
import { countAttempt, isSpent } from "../throttle/attempt.ts";
import { networkOf } from "../throttle/network.ts";
import { newToken } from "../tokens.ts";
import { addressHashOf, checkAddress, sealAddress } from "./address.ts";
import { storeToken } from "./tokens.ts";

const minute = 60 * 1000;
const hour = 60 * minute;

/** At most one mail to an address in this window, whoever asks for it how often. */
export const addressWindowMs = 15 * minute;
export const signUpLimits = {
  address: { most: 4, windowMs: 24 * hour },
  // Generous, because readers behind one carrier or one VPN share an address.
  network: { most: 30, windowMs: hour },
  // Mails to strangers from the whole site.
  site: { most: 1000, windowMs: hour },
};

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
    const network = `sign-up-network:${lookupHash(networkOf(input.network))}`;
    if (!countAttempt(tx, network, signUpLimits.network, now)) return false;
    // Asked before the address is looked at, so that a refusal says nothing about it.
    if (isSpent(tx, "sign-up-site", signUpLimits.site, now)) return false;
    const known = tx.select().from(subscribers).where(eq(subscribers.addressHash, addressHash)).all()[0];
    const suppression = findSuppression(addressHash);
    // Who wished to be forgotten may come back; every other reason holds until staff lift it.
    if (suppression && suppression.reason !== "forgotten") return true;
    if (known?.state === "confirmed" || now - (known?.mailedAt ?? -Infinity) < addressWindowMs) return true;
    if (!countAttempt(tx, `sign-up-address:${addressHash}`, signUpLimits.address, now)) return true;
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
