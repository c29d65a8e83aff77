import { createHash, randomBytes } from "node:crypto";

// Tokens go out once, in a link or a cookie; the database keeps their hash alone.

/** A new secret token: 192 random bits, URL-safe. */
export function newToken(): string {
  return randomBytes(24).toString("base64url");
}

/** What is stored of a token. */
export function tokenHash(token: string): string {
  // What an action of a mailed link's page is bound to is what its caller says: it may be no text at all.
  return createHash("sha256")
    .update(typeof token === "string" ? token : "")
    .digest("base64url");
}
