import { write } from "#db/client.ts";
import type { Actor } from "../staff/permissions.ts";
import { recordAudit } from "./record.ts";

/** Notes that somebody tried what they may not do. */
export function recordDenial(actor: Pick<Actor, "id">, what: string, now: number): void {
  write((tx) => recordAudit(tx, { at: now, actor, verb: "denied", detail: { what } }));
}
