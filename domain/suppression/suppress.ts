import { eq, sql } from "drizzle-orm";
import { prepared, type Tx } from "#db/client.ts";
import { suppressions } from "#db/schema/subscribers.ts";

export const suppressionReasons = ["hard-bounce", "complaint", "by-hand", "forgotten"] as const;
export type SuppressionReason = (typeof suppressionReasons)[number];

type Suppression = { addressHash: string; reason: SuppressionReason; detail?: string; now: number };

/**
 * Puts an address on the list of those that no mail goes to, inside the caller's transaction. `addressHash` is
 * lookupHash of the normal address in lower case; `detail` says what is known of it and never holds an address. The first
 * reason stays, but "forgotten", which a reader can end, gives way to any other.
 */
export function suppressAddress(tx: Tx, { addressHash, reason, detail = "", now }: Suppression): void {
  const entry = { reason, detail, createdAt: now };
  tx.insert(suppressions)
    .values({ addressHash, ...entry })
    .onConflictDoUpdate({
      target: suppressions.addressHash,
      set: entry,
      setWhere: eq(suppressions.reason, "forgotten"),
    })
    .run();
}

const byHash = prepared((connection) =>
  connection
    .select({
      reason: suppressions.reason,
      createdAt: suppressions.createdAt,
      detail: suppressions.detail,
    })
    .from(suppressions)
    .where(eq(suppressions.addressHash, sql.placeholder("addressHash")))
    .prepare(),
);

/** Why no mail may go to an address, or undefined when it may. */
export function findSuppression(
  addressHash: string,
): { reason: SuppressionReason; createdAt: number; detail: string } | undefined {
  return byHash().all({ addressHash })[0];
}

/**
 * Whether readers cannot have mail sent to an address by their own wish: who wished to be forgotten may come back, every other
 * reason holds until staff lift it.
 */
export function isBarred(addressHash: string): boolean {
  const suppression = findSuppression(addressHash);
  return suppression !== undefined && suppression.reason !== "forgotten";
}
