import type { Tx } from "#db/client.ts";
import { hour, minute } from "../durations.ts";
import type { Actor } from "../staff/permissions.ts";
import { countWithin } from "../throttle/attempt.ts";
import { tokenHash } from "../tokens.ts";
import { requestNetwork } from "./network.ts";
import { recordAudit } from "./record.ts";

// Of tries at one account, and of all tries at addresses without one: so a flood at one account hides none at another.
const mostRows = 20;

export type Failure = {
  at: number;
  verb: "staff.fail-sign-in" | "staff.fail-second-factor" | "staff.fail-proof";
  /** Whose account it was; undefined for an address that nobody has. What was typed is not for the record. */
  staffId: string | undefined;
  /** Who is signed in, where somebody is. */
  actor?: Pick<Actor, "id">;
  /** For how many milliseconds the next try must wait after this one. */
  waitMs: number;
};

/**
 * Writes that somebody failed to prove who they are. Not each try is a row: from one network at one account the first, the
 * tenth, the hundredth of an hour, and each after which the next must wait; and no more than twenty in an hour at one
 * account, of which the last says that further ones are not listed.
 */
export function recordFailure(tx: Tx, { at, verb, staffId, actor, waitMs }: Failure): void {
  const aim = `failed:${staffId ?? ""}`;
  const from = tokenHash(requestNetwork());
  const tries = countWithin(tx, `${aim}:${verb}:${from}`, hour, at);
  if (waitMs === 0 && !/^10*$/.test(String(tries))) return;
  const rows = countWithin(tx, aim, hour, at);
  if (rows > mostRows) return;
  recordAudit(tx, {
    at,
    verb,
    ...(actor ? { actor } : {}),
    ...(staffId ? { subject: `staff:${staffId}` } : {}),
    detail: {
      tries,
      ...(waitMs > 0 ? { waitMinutes: Math.ceil(waitMs / minute) } : {}),
      ...(rows === mostRows ? { furtherAreNotListed: true } : {}),
    },
  });
}
