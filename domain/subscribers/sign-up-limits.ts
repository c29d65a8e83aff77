import type { Tx } from "#db/client.ts";
import { hour, minute } from "../durations.ts";
import { lookupHash } from "../keys/seal.ts";
import { countAttempt } from "../throttle/attempt.ts";
import { networkOf } from "../throttle/network.ts";

/** At most one mail to an address in this window, whoever asks for it how often. */
export const addressWindowMs = 15 * minute;
export const signUpLimits = {
  address: { most: 4, windowMs: 24 * hour },
  // Generous, because readers behind one carrier or one VPN share an address.
  network: { most: 30, windowMs: hour },
  // Mails to strangers from the whole site.
  site: { most: 1000, windowMs: hour },
};

/** Counts that a network asks for mail to an address; false when it asked too often. */
export function countNetwork(tx: Tx, network: string, now: number): boolean {
  const key = `sign-up-network:${lookupHash(networkOf(network))}`;
  return countAttempt(tx, key, signUpLimits.network, now);
}

/** Counts that somebody asks for mail to an address; false when too many did. */
export function countAddress(tx: Tx, addressHash: string, now: number): boolean {
  return countAttempt(tx, `sign-up-address:${addressHash}`, signUpLimits.address, now);
}
