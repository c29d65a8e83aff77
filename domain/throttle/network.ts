/** The network that an address counts for: its own for IPv4; a household or host has a whole /64 of IPv6. */
export function networkOf(address: string): string {
  const isIpv6 = address.includes(":") && !address.includes(".");
  return isIpv6 ? expandIpv6(address).slice(0, 4).join(":") : address;
}

/** The eight groups of an IPv6 address, written out. */
export function expandIpv6(address: string): string[] {
  const [head = "", tail] = address.split("::");
  const left = head.split(":").filter(Boolean);
  const right = tail?.split(":").filter(Boolean) ?? [];
  return [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0"), ...right];
}
