import { isIP } from "node:net";
import { requestAddress } from "../request.ts";
import { expandIpv6 } from "../throttle/network.ts";

/** The network of the request that is being answered, cut short; "" outside of one, as for a command or a job. */
export function requestNetwork(): string {
  return cutNetwork(requestAddress());
}

/** An address cut to its network, /24 of IPv4 or /48 of IPv6, so that no single reader or colleague is on record. */
export function cutNetwork(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
  if (isIP(plain) === 4) return `${plain.split(".").slice(0, 3).join(".")}.0/24`;
  if (isIP(plain) === 6) return `${expandIpv6(plain).slice(0, 3).join(":")}::/48`;
  return "";
}
