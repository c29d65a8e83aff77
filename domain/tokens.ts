import { createHash, randomBytes } from "node:crypto";

// Tokens go out once, in a link or a cookie; the database keeps their hash alone.

/** A new secret token: 192 random bits, URL-safe. */
export function newToken(): string {
  return randomBytes(24).toString("base64url");
}

/** What is stored of a token. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
