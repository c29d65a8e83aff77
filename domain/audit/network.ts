import { AsyncLocalStorage } from "node:async_hooks";
import { isIP } from "node:net";
import { expandIpv6 } from "../throttle/network.ts";

// On globalThis because Next evaluates this module several times in one process, and the server sets what verbs read.
const held = globalThis as typeof globalThis & { apadanaNetwork?: AsyncLocalStorage<string> };

function storage(): AsyncLocalStorage<string> {
  held.apadanaNetwork ??= new AsyncLocalStorage();
  return held.apadanaNetwork;
}

/** Does the work of a request from a client's address: what it records names the address's network. */
export function onBehalfOf<T>(address: string, work: () => T): T {
  return storage().run(cutNetwork(address), work);
}

/** The network of the request that is being answered; "" outside of one, as for a command or a job. */
export function requestNetwork(): string {
  return storage().getStore() ?? "";
}

/** An address cut to its network, /24 of IPv4 or /48 of IPv6, so that no single reader or colleague is on record. */
export function cutNetwork(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
  if (isIP(plain) === 4) return `${plain.split(".").slice(0, 3).join(".")}.0/24`;
  if (isIP(plain) === 6) return `${expandIpv6(plain).slice(0, 3).join(":")}::/48`;
  return "";
}
