import { createHmac, timingSafeEqual } from "node:crypto";
import { secretKey } from "../keys/key-ring.ts";

type LinkPurpose = "unsubscribe" | "preferences";

const purposes: LinkPurpose[] = ["unsubscribe", "preferences"];
const idLength = 16;
const macBytes = 18;
const form = /^[\w-]{40}$/;

/**
 * The token of a newsletter's link: the subscriber's random id and an HMAC of it for one purpose (144 bits), under a key
 * outside the database. Nothing is stored for it: a million mails need no million rows, and it dies with the subscriber.
 */
export function linkToken(subscriberId: string, purpose: LinkPurpose): string {
  return subscriberId + macOf(subscriberId, purpose).toString("base64url");
}

/** Whose link a token is, and for what; undefined when it is not one of these, or forged. */
export function readLinkToken(token: string): { subscriberId: string; purpose: LinkPurpose } | undefined {
  if (!form.test(token)) return undefined;
  const subscriberId = token.slice(0, idLength);
  const mac = Buffer.from(token.slice(idLength), "base64url");
  const purpose = purposes.find((each) => timingSafeEqual(mac, macOf(subscriberId, each)));
  return purpose && { subscriberId, purpose };
}

function macOf(subscriberId: string, purpose: LinkPurpose): Buffer {
  return createHmac("sha256", secretKey("links"))
    .update(`${purpose}:${subscriberId}`)
    .digest()
    .subarray(0, macBytes);
}
