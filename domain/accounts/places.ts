import { and, count, eq, inArray } from "drizzle-orm";
import { db, type Tx } from "#db/client.ts";
import { familiarPlaces } from "#db/schema/staff.ts";
import { cutNetwork } from "../audit/network.ts";
import { lookupHash } from "../keys/seal.ts";
import { tokenHash } from "../tokens.ts";

// The devices and networks that a person signed in from before. The database holds neither a device's cookie nor a
// network as it is.

type Place = { device: string; network: string };

/** Whether the person signed in before with the browser that carries this device cookie. */
export function isFamiliarDevice(staffId: string, device: string | undefined): boolean {
  if (!device) return false;
  return (
    db()
      .select({ hash: familiarPlaces.hash })
      .from(familiarPlaces)
      .where(and(eq(familiarPlaces.staffId, staffId), eq(familiarPlaces.hash, deviceHash(device))))
      .all().length > 0
  );
}

/** Remembers from where the person signed in; says whether device or network are new, though others are known. */
export function rememberPlace(tx: Tx, staffId: string, place: Place, now: number): { isNew: boolean } {
  const hashes = [deviceHash(place.device), networkHash(place.network)];
  const ofPerson = eq(familiarPlaces.staffId, staffId);
  const known = tx.select({ n: count() }).from(familiarPlaces).where(ofPerson).all()[0]?.n ?? 0;
  const familiar = tx
    .select({ hash: familiarPlaces.hash })
    .from(familiarPlaces)
    .where(and(ofPerson, inArray(familiarPlaces.hash, hashes)))
    .all();
  for (const hash of hashes) {
    tx.insert(familiarPlaces)
      .values({ staffId, hash, usedAt: now })
      .onConflictDoUpdate({ target: [familiarPlaces.staffId, familiarPlaces.hash], set: { usedAt: now } })
      .run();
  }
  return { isNew: known > 0 && familiar.length < hashes.length };
}

function deviceHash(device: string): string {
  return `device:${tokenHash(device)}`;
}

function networkHash(address: string): string {
  return `network:${lookupHash(cutNetwork(address) || address)}`;
}
