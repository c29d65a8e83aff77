import { db } from "#db/client.ts";
import { type Factors, findFactors } from "../staff/factors.ts";
import type { SignedIn } from "../staff/sessions.ts";

/** The second factors that one has, and how many recovery codes are left. */
export function findOwnFactors(actor: Pick<SignedIn, "id">): Factors {
  return findFactors(db(), actor.id);
}
