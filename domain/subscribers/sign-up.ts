import { eq } from "drizzle-orm";
import { write } from "#db/client.ts";
import { newId } from "#db/id.ts";
import { subscribers } from "#db/schema.ts";
import { Invalid } from "../errors.ts";
import { lookupHash, seal } from "../keys/seal.ts";
import { countAttempt } from "../throttle/attempt.ts";
import { checkAddress } from "./address.ts";

const hour = 60 * 60 * 1000;
// Generous, because readers behind one carrier or one VPN share an address.
const networkLimit = { most: 30, windowMs: hour };

export type SignUpInput = {
  email: string;
  lang: string;
  /** The path of the page on which consent was given. */
  page: string;
  network: string;
};

/**
 * Takes a reader's wish to get the newsletter. What it does and throws does not depend on whether the address is known.
 * Throws Invalid on "email", and on "form" when too many sign-ups came.
 */
export function signUp(input: SignUpInput, now: number): void {
  const address = checkAddress(input.email);
  const addressHash = lookupHash(address.toLowerCase());
  const id = newId();
  const addressSealed = seal(address, `subscriber:${id}`);
  const isWithinLimits = write((tx) => {
    if (!countAttempt(tx, `sign-up-network:${lookupHash(input.network)}`, networkLimit, now)) return false;
    const known = tx.select().from(subscribers).where(eq(subscribers.addressHash, addressHash)).all()[0];
    if (known) return true;
    tx.insert(subscribers)
      .values({
        id,
        addressSealed,
        addressHash,
        lang: input.lang,
        state: "pending",
        createdAt: now,
        consentAt: now,
        consentPage: input.page,
      })
      .run();
    return true;
  });
  if (!isWithinLimits) throw new Invalid({ form: "signUpThrottled" });
}
