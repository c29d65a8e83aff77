import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { and, asc, eq } from "drizzle-orm";
import { db, write } from "#db/client.ts";
import { newId } from "#db/id.ts";
import { passkeys } from "#db/schema/staff.ts";
import { recordAudit } from "../audit/record.ts";
import { Invalid, NotFound } from "../errors.ts";
import { line } from "../fields.ts";
import { findFactors } from "../staff/factors.ts";
import { endSessionsOf, type SignedIn } from "../staff/sessions.ts";
import { tellOfChange } from "./letters.ts";
import { makeRecoveryCodes } from "./recovery-codes.ts";
import { requireRemainingFactor } from "./remaining-factor.ts";
import { challenge, expected, failed, relyingParty, verified } from "./webauthn.ts";

// COSE: Ed25519, ES256, RS256; every authenticator has one of them.
const algorithms = [-8, -7, -257];

export type Passkey = { id: string; name: string; createdAt: number; usedAt: number | null };

/** A person's passkeys, the oldest first. */
export function listPasskeys(actor: Pick<SignedIn, "id">): Passkey[] {
  return db()
    .select({
      id: passkeys.id,
      name: passkeys.name,
      createdAt: passkeys.createdAt,
      usedAt: passkeys.usedAt,
    })
    .from(passkeys)
    .where(eq(passkeys.staffId, actor.id))
    .orderBy(asc(passkeys.createdAt), asc(passkeys.id))
    .all();
}

/** What the browser needs in order to make a passkey for the person. */
export async function offerPasskey(
  actor: SignedIn,
  now: number,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const known = db()
    .select({ id: passkeys.credentialId })
    .from(passkeys)
    .where(eq(passkeys.staffId, actor.id))
    .all();
  const { rpId } = relyingParty();
  const options = await generateRegistrationOptions({
    rpName: rpId,
    rpID: rpId,
    userName: actor.email,
    userDisplayName: actor.name,
    userID: new TextEncoder().encode(actor.id),
    attestationType: "none",
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: known,
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  challenge("register-passkey", options.challenge, actor.id, now);
  return options;
}

/**
 * Adds the passkey that the browser made and ends the person's other sessions. Gives new recovery codes where it is their
 * first second factor. Throws Invalid (name; "passkeyFailed" on "form").
 */
export async function addPasskey(
  actor: SignedIn,
  { name: typed, response }: { name: string; response: string },
  now: number,
): Promise<string[] | undefined> {
  const name = line(60).safeParse(typed);
  if (!name.success) throw new Invalid({ name: name.error.issues[0]?.message ?? "badCharacters" });
  if (name.data === "") throw new Invalid({ name: "required" });
  const made = await verified(() =>
    verifyRegistrationResponse({
      ...expected("register-passkey", actor.id, now),
      supportedAlgorithmIDs: algorithms,
      response: JSON.parse(response) as RegistrationResponseJSON,
    }),
  );
  const { credential } = made.registrationInfo ?? {};
  if (!credential) throw failed();
  return write((tx) => {
    const { recoveryCodes } = findFactors(tx, actor.id);
    const { changes } = tx
      .insert(passkeys)
      .values({
        id: newId(),
        staffId: actor.id,
        name: name.data,
        credentialId: credential.id,
        publicKey: Buffer.from(credential.publicKey),
        counter: credential.counter,
        transports: credential.transports ?? [],
        createdAt: now,
      })
      .onConflictDoNothing()
      .run();
    if (changes === 0) throw failed();
    endSessionsOf(tx, actor.id, actor.sessionHash);
    recordAudit(tx, { at: now, actor, verb: "staff.add-passkey", subject: `staff:${actor.id}` });
    tellOfChange(tx, actor, "passkeyOn", now);
    return recoveryCodes === 0 ? makeRecoveryCodes(tx, actor.id) : undefined;
  });
}

/** Removes a passkey and ends the other sessions. Throws NotFound, Invalid ("factorNeeded", "lastWayIn" on "form"). */
export function removePasskey(actor: SignedIn, id: string, now: number): void {
  write((tx) => {
    const { changes } = tx
      .delete(passkeys)
      .where(and(eq(passkeys.id, id), eq(passkeys.staffId, actor.id)))
      .run();
    if (changes === 0) throw new NotFound("passkey");
    requireRemainingFactor(tx, actor);
    endSessionsOf(tx, actor.id, actor.sessionHash);
    recordAudit(tx, { at: now, actor, verb: "staff.remove-passkey", subject: `staff:${actor.id}` });
    tellOfChange(tx, actor, "passkeyOff", now);
  });
}
