import { eq } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { recoveryCodes, strictRoles } from "#db/schema/staff.ts";
import { Invalid } from "../errors.ts";
import { findFactors, hasSecondFactor } from "../staff/factors.ts";
import type { SignedIn } from "../staff/sessions.ts";
import { hasPassword } from "./own-password.ts";

/**
 * After a factor was taken away: throws Invalid on "form" where the person's role demands one and none is left
 * ("factorNeeded"), or no way to sign in at all ("lastWayIn"). Recovery codes without anything to recover go too.
 */
export function requireRemainingFactor(tx: Tx, actor: SignedIn): void {
  const factors = findFactors(tx, actor.id);
  if (hasSecondFactor(factors)) {
    if (factors.passkeys === 0) requirePassword(tx, actor);
    return;
  }
  requirePassword(tx, actor);
  const demanded = tx.select().from(strictRoles).where(eq(strictRoles.role, actor.role)).all();
  if (demanded.length > 0) throw new Invalid({ form: "factorNeeded" });
  tx.delete(recoveryCodes).where(eq(recoveryCodes.staffId, actor.id)).run();
}

function requirePassword(tx: Tx, actor: SignedIn): void {
  if (!hasPassword(actor, tx)) throw new Invalid({ form: "lastWayIn" });
}
