// The dot-atom of RFC 5322 and a domain in ASCII alone: no quotes, and no letter that only looks like another one.
const shape =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])|localhost)$/;

/**
 * An address as accounts are known by it, in lower case; undefined for what is none. It is checked before its case is
 * changed: the sign of the kelvin would become a k.
 */
export function staffAddress(typed: string): string | undefined {
  const address = typed.trim();
  return address.length <= 254 && shape.test(address) ? address.toLowerCase() : undefined;
}
