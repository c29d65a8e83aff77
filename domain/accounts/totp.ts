import { and, eq, isNotNull } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import { db, type Tx, write } from "#db/client.ts";
import { siteTexts } from "#db/schema/site.ts";
import { staff } from "#db/schema/staff.ts";
import { recordAudit } from "../audit/record.ts";
import { Invalid, NotFound } from "../errors.ts";
import { openSealed, seal } from "../keys/seal.ts";
import { findFactors } from "../staff/factors.ts";
import { endSessionsOf, type SignedIn } from "../staff/sessions.ts";
import { tellOfChange } from "./letters.ts";
import { makeRecoveryCodes } from "./recovery-codes.ts";
import { requireRemainingFactor } from "./remaining-factor.ts";

// RFC 6238 as every authenticator app reads it: SHA-1, six digits, thirty seconds.
const secretBytes = 20;

/** What an authenticator app is told: as a link to be drawn as a QR code, and as letters to be typed. */
type TotpDraft = { uri: string; secret: string };

/** Begins to set up an authenticator app with a new secret; nothing holds until confirmTotp. */
export function beginTotp(actor: SignedIn, now: number): void {
  const secret = new Secret({ size: secretBytes }).base32;
  write((tx) => {
    tx.update(staff)
      .set({ totpDraftSealed: seal(secret, totpDraftContext(actor.id)) })
      .where(eq(staff.id, actor.id))
      .run();
    recordAudit(tx, { at: now, actor, verb: "staff.begin-totp", subject: `staff:${actor.id}` });
  });
}

/** The secret that the person is setting up, or undefined. */
export function findTotpDraft(actor: SignedIn): TotpDraft | undefined {
  const [row] = db()
    .select({ sealed: staff.totpDraftSealed })
    .from(staff)
    .where(eq(staff.id, actor.id))
    .all();
  if (!row?.sealed) return undefined;
  const totp = generator(openSealed(row.sealed, totpDraftContext(actor.id)), actor.email);
  return { uri: totp.toString(), secret: totp.secret.base32 };
}

/**
 * Puts the authenticator app into use, once a code proves that it has the secret, and ends the person's other sessions.
 * Gives new recovery codes where it is their first second factor. Throws NotFound without a draft, Invalid (code).
 */
export function confirmTotp(actor: SignedIn, code: string, now: number): string[] | undefined {
  return write((tx) => {
    const [row] = tx
      .select({ sealed: staff.totpDraftSealed })
      .from(staff)
      .where(eq(staff.id, actor.id))
      .all();
    if (!row?.sealed) throw new NotFound("authenticator draft");
    const secret = openSealed(row.sealed, totpDraftContext(actor.id));
    const step = stepOf(secret, code, now);
    if (step === undefined) throw new Invalid({ code: "codeWrong" });
    const { recoveryCodes } = findFactors(tx, actor.id);
    tx.update(staff)
      .set({ totpSealed: seal(secret, totpContext(actor.id)), totpDraftSealed: null, totpStep: step })
      .where(eq(staff.id, actor.id))
      .run();
    endSessionsOf(tx, actor.id, actor.sessionHash);
    recordAudit(tx, { at: now, actor, verb: "staff.confirm-totp", subject: `staff:${actor.id}` });
    tellOfChange(tx, actor, "totpOn", now);
    return recoveryCodes === 0 ? makeRecoveryCodes(tx, actor.id) : undefined;
  });
}

/** Takes the authenticator app out of use and ends the other sessions. Throws NotFound, Invalid ("factorNeeded" on "form"). */
export function removeTotp(actor: SignedIn, now: number): void {
  write((tx) => {
    const { changes } = tx
      .update(staff)
      .set({ totpSealed: null, totpStep: null })
      .where(and(eq(staff.id, actor.id), isNotNull(staff.totpSealed)))
      .run();
    if (changes === 0) throw new NotFound("authenticator");
    requireRemainingFactor(tx, actor);
    endSessionsOf(tx, actor.id, actor.sessionHash);
    recordAudit(tx, { at: now, actor, verb: "staff.remove-totp", subject: `staff:${actor.id}` });
    tellOfChange(tx, actor, "totpOff", now);
  });
}

/**
 * Spends a code of the person's authenticator app: six digits of any script, of now or half a minute before or after.
 * Says whether it fits and is newer than the last one that was accepted.
 */
export function spendTotpCode(tx: Tx, staffId: string, code: string, now: number): boolean {
  const [row] = tx
    .select({ sealed: staff.totpSealed, lastStep: staff.totpStep })
    .from(staff)
    .where(eq(staff.id, staffId))
    .all();
  if (!row?.sealed) return false;
  const step = stepOf(openSealed(row.sealed, totpContext(staffId)), code, now);
  if (step === undefined || step <= (row.lastStep ?? 0)) return false;
  tx.update(staff).set({ totpStep: step }).where(eq(staff.id, staffId)).run();
  return true;
}

/** A typed code in plain digits, without blanks: "۱۲۳ ۴۵۶" is "123456". */
export function plainDigits(code: string): string {
  return code
    .replace(/[\s\u200b-\u200f\u2066-\u2069-]/g, "")
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660));
}

function stepOf(secret: string, code: string, now: number): number | undefined {
  const token = plainDigits(code);
  if (!/^\d{6}$/.test(token)) return undefined;
  const totp = generator(secret, "");
  const delta = totp.validate({ token, timestamp: now, window: 1 });
  return delta === null ? undefined : totp.counter({ timestamp: now }) + delta;
}

function generator(secret: string, label: string): TOTP {
  const name = db().select({ name: siteTexts.name }).from(siteTexts).all()[0]?.name ?? "Apadana";
  return new TOTP({ issuer: name.replaceAll(":", " "), label, secret: Secret.fromBase32(secret) });
}

/** What a person's secret is sealed for. */
export function totpContext(staffId: string): string {
  return `totp:${staffId}`;
}

/** What the secret is sealed for that a person is setting up. */
export function totpDraftContext(staffId: string): string {
  return `totp-draft:${staffId}`;
}
