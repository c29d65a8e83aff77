import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { secretKey } from "./key-ring.ts";
import { findKey, presentKey } from "./sealing-keys.ts";

// Layout: format (1 byte), key's id (4), nonce (12), tag (16), ciphertext.
const format = 1;
const headerLength = 5;
const nonceLength = 12;
const tagLength = 16;

/**
 * Encrypts a text with AES-256-GCM under the installation's key. `context` names the row that it belongs to: a sealed
 * text that was copied to another row does not open there.
 */
export function seal(text: string, context: string): Buffer {
  const { key, id } = presentKey();
  const header = Buffer.concat([Buffer.of(format), id]);
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(associated(header, context));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([header, nonce, cipher.getAuthTag(), body]);
}

/** The text that was sealed for the context. Throws when it was changed, moved, or its key is not here. */
export function openSealed(sealed: Buffer, context: string): string {
  const header = sealed.subarray(0, headerLength);
  if (header[0] !== format) throw new Error("sealed in a format that is not known");
  const found = findKey(header.subarray(1));
  if (!found) throw new Error(`sealed with another key (${sealedBy(sealed)})`);
  const nonce = sealed.subarray(headerLength, headerLength + nonceLength);
  const tag = sealed.subarray(headerLength + nonceLength, headerLength + nonceLength + tagLength);
  const decipher = createDecipheriv("aes-256-gcm", found.key, nonce, { authTagLength: tagLength })
    .setAAD(associated(header, context))
    .setAuthTag(tag);
  const body = sealed.subarray(headerLength + nonceLength + tagLength);
  return decipher.update(body, undefined, "utf8") + decipher.final("utf8");
}

/** The id of the key that a value was sealed with. */
export function sealedBy(sealed: Buffer): string {
  return sealed.toString("hex", 1, headerLength);
}

/** What a secret text can be found by, without the key worth nothing: an HMAC. */
export function lookupHash(text: string): string {
  return createHmac("sha256", secretKey("lookup")).update(text).digest("base64url");
}

function associated(header: Buffer, context: string): Buffer {
  return Buffer.concat([header, Buffer.from(context)]);
}
