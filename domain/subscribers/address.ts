import { domainToASCII } from "node:url";
import { z } from "zod";
import { Invalid } from "../errors.ts";
import { lookupHash, openSealed, seal } from "../keys/seal.ts";
import { problemsOf } from "../problems.ts";

// Marks that a copied right-to-left text carries at its ends, and a byte-order mark: not part of what was meant.
const invisibleEnds =
  /^[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+|[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+$/g;
// The dot-atom of RFC 5322, section 3.2.3: neither quotes nor comments, and ASCII alone, so no look-alike of "@".
const localPart = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
// Letters of any language, and the non-joiner that Persian names use (RFC 5892, appendix A.1).
const typedDomain = /^[\p{L}\p{M}\p{N}\u200c.-]+$/u;
const asciiDomain = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

const schema = z.object({
  email: z
    .string("required")
    .transform(withoutInvisibleEnds)
    .pipe(
      z
        .string()
        .min(1, "required")
        .max(254, "badAddress")
        .transform((text, context) => {
          const address = findAddress(text);
          if (address === undefined) context.addIssue({ code: "custom", message: "badAddress" });
          return address ?? "";
        }),
    ),
});

/**
 * An address as mail is sent to it: the domain in lower case and punycode (RFC 5891), the part before the "@" as typed.
 * Throws Invalid on "email".
 */
export function checkAddress(email: string): string {
  const result = schema.safeParse({ email });
  if (!result.success) throw new Invalid(problemsOf(result.error));
  return result.data.email;
}

/** A subscriber's address as the database keeps it. */
export function sealAddress(address: string, subscriberId: string): Buffer {
  return seal(address, addressContext(subscriberId));
}

/** An address that sealAddress sealed. Throws where it is of another subscriber, or its key is gone. */
export function openAddress(sealed: Buffer, subscriberId: string): string {
  return openSealed(sealed, addressContext(subscriberId));
}

/** What a subscriber's address is sealed for. */
export function addressContext(subscriberId: string): string {
  return `subscriber:${subscriberId}`;
}

/** What an address is found by, however it was written. */
export function addressHashOf(address: string): string {
  return lookupHash(address.toLowerCase());
}

function withoutInvisibleEnds(text: string): string {
  return text.replace(invisibleEnds, "");
}

/** As checkAddress, for many: the address that a text is, or undefined. */
export function findAddress(typed: string): string | undefined {
  if (typed.length > 1000) return undefined;
  const text = withoutInvisibleEnds(typed);
  const at = text.lastIndexOf("@");
  const local = text.slice(0, Math.max(at, 0));
  const domain = text.slice(at + 1);
  if (local.length > 64 || !localPart.test(local) || !typedDomain.test(domain)) return undefined;
  const ascii = domainToASCII(domain).toLowerCase();
  const address = `${local}@${ascii}`;
  return asciiDomain.test(ascii) && address.length <= 254 ? address : undefined;
}
