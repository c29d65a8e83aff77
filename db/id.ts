import { randomBytes } from "node:crypto";

/** A random id of 96 bits in 16 URL-safe characters. */
export function newId(): string {
  return randomBytes(12).toString("base64url");
}

/** Whether a text has the form of such an id. */
export function isId(text: string): boolean {
  return /^[\w-]{16}$/.test(text);
}
