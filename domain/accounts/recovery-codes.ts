import { randomInt } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { recoveryCodes } from "#db/schema/staff.ts";
import { tokenHash } from "../tokens.ts";

// Without letters that are easily taken for others; 24 of them are 120 random bits, so that a plain hash keeps them.
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
const count = 10;

/** Replaces a person's recovery codes by ten new ones and gives them: the only time that anybody sees them. */
export function makeRecoveryCodes(tx: Tx, staffId: string): string[] {
  const codes = Array.from({ length: count }, newCode);
  tx.delete(recoveryCodes).where(eq(recoveryCodes.staffId, staffId)).run();
  tx.insert(recoveryCodes)
    .values(codes.map((code) => ({ hash: codeHash(staffId, code), staffId })))
    .run();
  return codes;
}

/** Spends a recovery code, typed in any case and with any blanks or hyphens. Says whether it was the person's and unused. */
export function spendRecoveryCode(tx: Tx, staffId: string, typed: string, now: number): boolean {
  const { changes } = tx
    .update(recoveryCodes)
    .set({ usedAt: now })
    .where(and(eq(recoveryCodes.hash, codeHash(staffId, typed)), isNull(recoveryCodes.usedAt)))
    .run();
  return changes === 1;
}

function newCode(): string {
  const letters = Array.from({ length: 24 }, () => alphabet[randomInt(alphabet.length)]).join("");
  return letters.match(/.{4}/g)!.join("-");
}

function codeHash(staffId: string, code: string): string {
  return tokenHash(`recovery:${staffId}:${code.toLowerCase().replace(/[^a-z0-9]/g, "")}`);
}
