import { and, count, eq, isNotNull, isNull } from "drizzle-orm";
import type { Db, Tx } from "#db/client.ts";
import { passkeys, recoveryCodes, staff } from "#db/schema/staff.ts";

/** What a person can sign in with, beside a password. */
export type Factors = { hasTotp: boolean; passkeys: number; recoveryCodes: number };

/** The second factors that a person has, and how many of their recovery codes are left. */
export function findFactors(tx: Tx | Db, staffId: string): Factors {
  const totp = tx
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.id, staffId), isNotNull(staff.totpSealed)))
    .all();
  const keys = tx.select({ n: count() }).from(passkeys).where(eq(passkeys.staffId, staffId)).all();
  const codes = tx
    .select({ n: count() })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.staffId, staffId), isNull(recoveryCodes.usedAt)))
    .all();
  return { hasTotp: totp.length > 0, passkeys: keys[0]?.n ?? 0, recoveryCodes: codes[0]?.n ?? 0 };
}

/** Whether there is a second factor; recovery codes alone are none. */
export function hasSecondFactor({ hasTotp, passkeys }: Factors): boolean {
  return hasTotp || passkeys > 0;
}

/** Takes all second factors and recovery codes from a person. */
export function clearFactors(tx: Tx, staffId: string): void {
  tx.update(staff)
    .set({ totpSealed: null, totpDraftSealed: null, totpStep: null })
    .where(eq(staff.id, staffId))
    .run();
  tx.delete(passkeys).where(eq(passkeys.staffId, staffId)).run();
  tx.delete(recoveryCodes).where(eq(recoveryCodes.staffId, staffId)).run();
}
