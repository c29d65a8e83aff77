import { randomBytes } from "node:crypto";

/** A random id of 96 bits in 16 URL-safe characters. */
export function newId(): string {
  return randomBytes(12).toString("base64url");
}
