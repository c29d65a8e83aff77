import { createHash } from "node:crypto";
import { Invalid } from "./errors.ts";

/** Tells one state of what staff write from every other: a form names the one that it began with. */
export function editionOf(...parts: unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url");
}

/** Throws Invalid "savedByOther" on "form" where a form began with another edition than the present one; without one it is not asked. */
export function refuseStale(began: string | undefined, present: string): void {
  if (began !== undefined && began !== present) throw new Invalid({ form: "savedByOther" });
}
