import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from "@simplewebauthn/server";
import { eq } from "drizzle-orm";
import { db, write } from "#db/client.ts";
import { passkeys } from "#db/schema/staff.ts";
import { type Failure, recordFailure } from "../audit/record-failure.ts";
import { minute } from "../durations.ts";
import { Invalid, NotFound } from "../errors.ts";
import type { SignedIn } from "../staff/sessions.ts";
import { countAttempt } from "../throttle/attempt.ts";
import { tokenHash } from "../tokens.ts";
import { type Door, type Entered, enter } from "./enter.ts";
import { findInUse } from "./find-in-use.ts";
import { noteProof } from "./proof.ts";
import { findSecondStep, finishStep } from "./second-step.ts";
import { challenge, expected, failed, relyingParty, verified } from "./webauthn.ts";

// How many challenges a network gets: each is a row until its ten minutes are over.
const perNetwork = { most: 60, windowMs: 10 * minute };

type PasskeyUse = "sign-in-passkey" | "prove-passkey";

/**
 * As askForPasskey, for a sign-in: of anybody, or of whoever gave the password of the step. Undefined when the step is
 * over, or the network asked too often.
 */
export async function offerPasskeySignIn(
  door: Pick<Door, "network">,
  step: string | undefined,
  now: number,
): Promise<PublicKeyCredentialRequestOptionsJSON | undefined> {
  const waiting = step === undefined ? undefined : findSecondStep(step, now);
  if (step !== undefined && !waiting) return undefined;
  const key = `passkey-network:${tokenHash(door.network)}`;
  if (!write((tx) => countAttempt(tx, key, perNetwork, now))) return undefined;
  return askForPasskey("sign-in-passkey", waiting?.id ?? null, now);
}

/** What the browser needs in order to ask for a passkey: of anybody who is to sign in, or of the person signed in. */
export async function askForPasskey(
  purpose: PasskeyUse,
  staffId: string | null,
  now: number,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const own = staffId
    ? db().select({ id: passkeys.credentialId }).from(passkeys).where(eq(passkeys.staffId, staffId)).all()
    : [];
  const options = await generateAuthenticationOptions({
    rpID: relyingParty().rpId,
    userVerification: "required",
    allowCredentials: own,
  });
  challenge(purpose, options.challenge, staffId, now);
  return options;
}

/**
 * Signs in by a passkey: alone, or as the second factor of the step that a password began. No waits apply: there is
 * nothing to guess. Throws Invalid ("passkeyFailed" on "form"), NotFound when the step is over.
 */
export async function signInWithPasskey(
  { response, step, ...door }: Door & { response: string; step?: string | undefined },
  now: number,
): Promise<Entered> {
  const waiting = step === undefined ? undefined : findSecondStep(step, now);
  if (step !== undefined && !waiting) throw new NotFound("second step");
  const staffId = await takePasskey("sign-in-passkey", waiting?.id ?? null, response, now);
  return write((tx) => {
    if (step !== undefined) return finishStep(tx, { step, ...door, by: "passkey" }, now);
    const person = findInUse(tx, staffId);
    if (!person) throw failed();
    return enter(tx, person, { ...door, by: "passkey" }, now);
  });
}

/** Takes one's own passkey as proof that it is still the same person. Throws Invalid ("passkeyFailed" on "form"). */
export async function proveWithPasskey(actor: SignedIn, response: string, now: number): Promise<void> {
  await takePasskey("prove-passkey", actor.id, response, now);
  noteProof(actor, now);
}

// Checks what a browser says with a passkey, of this person where one is expected, and gives whose it is.
async function takePasskey(
  purpose: PasskeyUse,
  staffId: string | null,
  response: string,
  now: number,
): Promise<string> {
  let said: AuthenticationResponseJSON;
  try {
    said = JSON.parse(response);
  } catch {
    throw failed();
  }
  const [passkey] = db()
    .select()
    .from(passkeys)
    .where(eq(passkeys.credentialId, String(said?.id)))
    .all();
  // Whoever names no passkey that there is aims at nobody.
  if (!passkey || (staffId !== null && passkey.staffId !== staffId)) throw failed();
  const { authenticationInfo } = await verified(() =>
    verifyAuthenticationResponse({
      ...expected(purpose, staffId, now),
      response: said,
      credential: {
        id: passkey.credentialId,
        publicKey: new Uint8Array(passkey.publicKey),
        counter: passkey.counter,
      },
    }),
  ).catch((error: unknown) => {
    if (error instanceof Invalid) noteFailure(purpose, staffId, passkey.staffId, now);
    throw error;
  });
  write((tx) =>
    tx
      .update(passkeys)
      .set({ counter: authenticationInfo.newCounter, usedAt: now })
      .where(eq(passkeys.id, passkey.id))
      .run(),
  );
  return passkey.staffId;
}

function noteFailure(purpose: PasskeyUse, asked: string | null, staffId: string, now: number): void {
  const verb: Failure["verb"] = asked === null ? "staff.fail-sign-in" : "staff.fail-second-factor";
  const failure = { at: now, staffId, waitMs: 0 };
  write((tx) =>
    purpose === "prove-passkey"
      ? recordFailure(tx, { ...failure, verb: "staff.fail-proof", actor: { id: staffId } })
      : recordFailure(tx, { ...failure, verb }),
  );
}
