import { write } from "#db/client.ts";
import { minute } from "../durations.ts";
import type { Actor } from "../staff/permissions.ts";
import { addAttempts } from "./attempt.ts";

// Each is a whole page or letter made anew: two a second is more than a person reads.
export const previewLimit = { most: 120, windowMs: minute };

/** Counts a preview that a person asks for, and gives 0, or for how many milliseconds they must wait. */
export function takePreview(actor: Pick<Actor, "id">, now: number): number {
  return write((tx) => addAttempts(tx, `preview:${actor.id}`, 1, previewLimit, now));
}
