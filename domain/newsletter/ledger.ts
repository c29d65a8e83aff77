import { and, eq, inArray, ne } from "drizzle-orm";
import { type Tx, write } from "#db/client.ts";
import { deliveries, issues } from "#db/schema/newsletter.ts";
import type { Verdict } from "../mail/verdict.ts";
import { type Claimed, claimDeliveries } from "./claim.ts";
import { finishIssue } from "./finish.ts";
import { noteDelivery } from "./note.ts";
import { countProgress } from "./progress.ts";
import { type StopReason, stopSending } from "./stop.ts";

type Ended = { claimed: Claimed; verdict: Verdict };
type Stop = { reason: StopReason; detail: string };

type Ledger = {
  /** Whether something is to be written down. */
  isOpen(): boolean;
  /** Takes down how a delivery ended, and whether that is a reason to stop. */
  end(claimed: Claimed, verdict: Verdict): void;
  /** Has the issues pause for a reason that concerns every mail. */
  stop(stop: Stop): void;
  /** Writes down what ended and claims up to `wanted` deliveries; what is claimed is on disk when it returns. */
  exchange(wanted: number, now: number): Claimed[];
  /** Counts how far the issues are, and ends those that are through. */
  countAndFinish(now: number): void;
};

const countEveryMs = 1000;
// So many refusals in a row that are about us and not about a mailbox: it is the server that refuses everything.
const refusedInARow = 10;

/** One sender's book on its deliveries: gathers how they end until it is written, together with the next claims. */
export function openLedger(processId: string, { onFinished }: { onFinished(issueId: string): void }): Ledger {
  const ended: Ended[] = [];
  let refused: Claimed[] = [];
  let stop: Stop | undefined;
  let countedAt = 0;

  function watch(claimed: Claimed, { kind, state, words }: Verdict): void {
    if (kind === "sender") stop ??= { reason: "sender", detail: words };
    if (kind === "refused") refused.push(claimed);
    else if (state === "sent" || kind === "no-mailbox" || kind === "mailbox-full") refused = [];
    if (refused.length >= refusedInARow) stop ??= { reason: "refused", detail: words };
  }

  // One transaction. Nothing is forgotten before it is on disk: a commit that fails is tried again with all it was to hold.
  function exchange(wanted: number, now: number): Claimed[] {
    const noted = [...ended];
    const stopped = stop;
    const claimed = write((tx) => {
      for (const each of noted) noteDelivery(processId, each.claimed, each.verdict, now);
      countEndedLater(tx, noted, now);
      if (stopped) {
        if (stopped.reason === "refused") returnRefused(tx, refused);
        stopSending(tx, stopped.reason, stopped.detail, now);
      }
      const fresh = wanted > 0 ? claimDeliveries(processId, wanted, now) : [];
      if (now - countedAt >= countEveryMs) countIn(tx, now);
      return fresh;
    });
    ended.splice(0, noted.length);
    if (stopped) {
      stop = undefined;
      refused = [];
    }
    return claimed;
  }

  function countIn(tx: Tx, now: number): void {
    const started = performance.now();
    for (const { id } of tx.select({ id: issues.id }).from(issues).where(eq(issues.state, "sending")).all()) {
      const counts = countProgress(tx, id, now);
      if (counts.pending + counts.retry + counts.sending > 0) continue;
      finishIssue(tx, id, { state: "sent", counts }, now);
      onFinished(id);
    }
    // Counting a long ledger takes its time: at most a twentieth of all time goes into it.
    countedAt = now + Math.max(0, (performance.now() - started) * 20 - countEveryMs);
  }

  return {
    isOpen: () => ended.length > 0 || stop !== undefined,
    end(claimed, verdict) {
      ended.push({ claimed, verdict });
      watch(claimed, verdict);
    },
    stop(reason) {
      stop = reason;
    },
    exchange,
    countAndFinish: (now) => write((tx) => countIn(tx, now)),
  };
}

// The server said no to them for good, so that they were not delivered: they wait with the others.
function returnRefused(tx: Tx, refused: Claimed[]): void {
  for (const { issueId, subscriberId } of refused) {
    tx.update(deliveries)
      .set({ state: "retry", nextAt: 0, endedAt: null })
      .where(
        and(
          eq(deliveries.issueId, issueId),
          eq(deliveries.subscriberId, subscriberId),
          eq(deliveries.state, "failed"),
        ),
      )
      .run();
  }
}

// What was on the wire when its issue was paused or cancelled ends after that was counted.
function countEndedLater(tx: Tx, noted: Ended[], now: number): void {
  const ids = [...new Set(noted.map(({ claimed }) => claimed.issueId))];
  if (ids.length === 0) return;
  const over = tx
    .select({ id: issues.id })
    .from(issues)
    .where(and(inArray(issues.id, ids), ne(issues.state, "sending")));
  for (const { id } of over.all()) countProgress(tx, id, now);
}
