import { prepared } from "#db/client.ts";
import { hour, minute, second } from "../durations.ts";
import type { Verdict } from "../mail/verdict.ts";
import type { Claimed } from "./claim.ts";

// The wait after each attempt that failed for now; the last one repeats. The fourth lies beyond the usual greylisting.
const waits = [30 * second, 2 * minute, 5 * minute, 15 * minute, hour, 2 * hour, 4 * hour];
// After so long a mail that the server never took is given up.
const tryForMs = 48 * hour;

// A process that was taken for dead may still have the server's word: "unknown" gives way to it.
const end = prepared(({ $client }) =>
  $client.prepare(`
    update deliveries set state = @state, kind = @kind, smtp_code = @code, error = @words, next_at = @nextAt,
      claimed_by = case when @state = 'unknown' then claimed_by end, ended_at = @endedAt
    where issue_id = @issueId and subscriber_id = @subscriberId and claimed_by = @processId
      and state in ('sending', 'unknown')`),
);
const suppress = prepared(({ $client }) =>
  $client.prepare(`
    insert into suppressions (address_hash, reason, created_at, detail)
    select address_hash, 'hard-bounce', @now, @detail from subscribers where id = @subscriberId
    on conflict do nothing`),
);
const startedAt = prepared(({ $client }) =>
  $client.prepare<[string], number>("select started_at from issues where id = ?").pluck(),
);

/** Notes how a delivery ended, inside the caller's transaction; a dead mailbox gets no mail any more. */
export function noteDelivery(processId: string, claimed: Claimed, verdict: Verdict, now: number): void {
  const { issueId, subscriberId, attempts } = claimed;
  const isOver = now - (startedAt().get(issueId) ?? now) >= tryForMs;
  const isGivenUp = verdict.state === "retry" && isOver;
  const state = isGivenUp ? "failed" : verdict.state;
  end().run({
    issueId,
    subscriberId,
    processId,
    state,
    kind: isGivenUp ? "gave-up" : verdict.kind,
    code: verdict.code,
    words: verdict.words,
    nextAt: state === "retry" ? now + waitAfter(attempts) : 0,
    endedAt: state === "retry" ? null : now,
  });
  if (verdict.isDead) {
    suppress().run({ subscriberId, now, detail: `${verdict.code ?? ""} issue:${issueId}`.trim() });
  }
}

/** How long to wait after so many attempts, in ms. */
export function waitAfter(attempts: number): number {
  return waits[Math.min(attempts, waits.length) - 1] ?? 0;
}
