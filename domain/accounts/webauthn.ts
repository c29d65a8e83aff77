import { write } from "#db/client.ts";
import { Invalid } from "../errors.ts";
import { settings } from "../site/settings.ts";
import { issueToken, type Purpose, spendToken } from "./tokens.ts";

// W3C Web Authentication, level 3. The authenticator itself asks for a finger, a face or a PIN, so that a passkey alone is
// both factors. Challenges are good once and for one purpose.

/** What must be in a browser's answer: our address, and a challenge of ours that is spent by this. */
export function expected(purpose: Purpose, staffId: string | null, now: number) {
  const { rpId, origin } = relyingParty();
  return {
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: true,
    // Spent here: a second use of the same answer finds nothing.
    expectedChallenge: (said: string) => {
      const spent = write((tx) => spendToken(tx, purpose, said, now));
      return spent !== undefined && spent.staffId === staffId;
    },
  };
}

/** Notes a challenge that was given out. */
export function challenge(purpose: Purpose, token: string, staffId: string | null, now: number): void {
  write((tx) => issueToken(tx, { purpose, staffId, token }, now));
}

/** Checks an answer: whatever does not fit, malformed ones too, gets the one same Invalid. */
export async function verified<T extends { verified: boolean }>(check: () => Promise<T>): Promise<T> {
  try {
    const result = await check();
    if (result.verified) return result;
  } catch (error) {
    if (isFaultOfDatabase(error)) throw error;
  }
  throw failed();
}

function isFaultOfDatabase(error: unknown): boolean {
  return String((error as { code?: unknown }).code).startsWith("SQLITE");
}

/** What a person hears of a passkey that did not prove anything, whatever was wrong with it. */
export function failed(): Invalid {
  return new Invalid({ form: "passkeyFailed" });
}

/** Who we are to an authenticator: the site's host, at the configured address and nowhere else. */
export function relyingParty(): { rpId: string; origin: string } {
  const { siteUrl } = settings();
  return { rpId: new URL(siteUrl).hostname, origin: siteUrl };
}
