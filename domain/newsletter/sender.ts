import { and, eq, inArray, ne } from "drizzle-orm";
import { db, type Tx, write } from "#db/client.ts";
import { deliveries, issueLetters, issues } from "#db/schema.ts";
import { findDkimKey } from "../mail/dkim.ts";
import { type Lane, openLane, RelayRefusal } from "../mail/relay.ts";
import { type Verdict, verdictOf, withoutAddresses } from "../mail/verdict.ts";
import { openWire, type WireMail } from "../mail/wire.ts";
import { settings } from "../site/settings.ts";
import { openAddress } from "../subscribers/address.ts";
import { type Claimed, claimDeliveries, hasDueDeliveries } from "./claim.ts";
import { finishIssue } from "./finish.ts";
import { openLetter } from "./letter.ts";
import { messageIdOf } from "./message-id.ts";
import { noteDelivery } from "./note.ts";
import { countProgress } from "./progress.ts";
import { type StopReason, stopSending } from "./stop.ts";

type Ended = { claimed: Claimed; verdict: Verdict };
type Stop = { reason: StopReason; detail: string };
type Fill = (claimed: Claimed, now: number) => WireMail;

export type Sender = {
  /** Sends what is due until nothing is, or until it is told to stop. */
  run(): Promise<void>;
  /** Claims nothing any more, lets what is on the wire end, and hangs up. */
  stop(): Promise<void>;
};

const countEveryMs = 1000;
// Outcomes that come within this time share one commit: the disk's flush costs more than a mail.
const gatherMs = 4;
// The waits between attempts to reach the server; after the last one the issue is paused.
const routeWaits = [1000, 5000, 15_000, 30_000];
// So many refusals in a row that are about us and not about a mailbox: it is the server that refuses everything.
const refusedInARow = 10;

/**
 * What sends issues in one process: as many lanes as the settings allow. Deliveries are claimed for lanes that are open
 * and free alone, so that never more are "sending" than there are connections; claims and outcomes share commits.
 */
export function openSender(processId: string, smtpUrl: string): Sender {
  const { connections, perConnection } = settings().mailLimits;
  const lanes = Array.from({ length: connections }, () => openLane(smtpUrl, { perConnection }));
  const busy = new Set<Lane>();
  const opening = new Set<Lane>();
  const fills = new Map<string, Fill>();
  const ended: Ended[] = [];
  let refused: Claimed[] = [];
  let stop: Stop | undefined;
  let routeFailures = 0;
  let notBefore = 0;
  let countedAt = 0;
  let isStopping = false;
  let running: Promise<void> | undefined;
  let wake: (() => void) | undefined;
  let gathering: NodeJS.Timeout | undefined;

  async function loop(): Promise<void> {
    while (busy.size > 0 || ended.length > 0 || stop || (!isStopping && hasDueDeliveries(Date.now()))) {
      openLanes();
      const now = Date.now();
      const free = isStopping ? [] : lanes.filter((lane) => lane.isOpen() && !busy.has(lane));
      const claimed = exchange(free.length, now);
      for (const [index, delivery] of claimed.entries()) dispatch(free[index] as Lane, delivery);
      // With nothing on its way only time helps: a rate's next window, or the next try to reach the server.
      await (busy.size + opening.size > 0 ? outcome() : pause(idleMs(now)));
    }
    for (const lane of lanes) if (!busy.has(lane)) lane.close();
    write((tx) => countAndFinish(tx, Date.now()));
  }

  function idleMs(now: number): number {
    return Math.min(Math.max(notBefore - now, 200), 1000);
  }

  // One transaction: what ended is noted, what is due is claimed; only when it is on disk does SMTP begin. Nothing is
  // forgotten before that: a commit that fails is tried again with all it was to hold.
  function exchange(free: number, now: number): Claimed[] {
    const noted = [...ended];
    const stopped = stop;
    const claimed = write((tx) => {
      for (const each of noted) noteDelivery(processId, each.claimed, each.verdict, now);
      countEndedLater(tx, noted, now);
      if (stopped) {
        if (stopped.reason === "refused") returnRefused(tx);
        stopSending(tx, stopped.reason, stopped.detail, now);
      }
      const fresh = free > 0 ? claimDeliveries(processId, free, now) : [];
      if (now - countedAt >= countEveryMs) countAndFinish(tx, now);
      return fresh;
    });
    ended.splice(0, noted.length);
    if (stopped) {
      stop = undefined;
      refused = [];
    }
    return claimed;
  }

  function watch(claimed: Claimed, { kind, state, words }: Verdict): void {
    if (kind === "sender") stop ??= { reason: "sender", detail: words };
    if (kind === "refused") refused.push(claimed);
    else if (state === "sent" || kind === "no-mailbox" || kind === "mailbox-full") refused = [];
    if (refused.length >= refusedInARow) stop ??= { reason: "refused", detail: words };
  }

  // The server said no to them for good, so that they were not delivered: they wait with the others.
  function returnRefused(tx: Tx): void {
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

  function countAndFinish(tx: Tx, now: number): void {
    const started = performance.now();
    for (const { id } of tx.select({ id: issues.id }).from(issues).where(eq(issues.state, "sending")).all()) {
      const counts = countProgress(tx, id, now);
      if (counts.pending + counts.retry + counts.sending > 0) continue;
      finishIssue(tx, id, { state: "sent", counts }, now);
      for (const key of fills.keys()) if (key.startsWith(id)) fills.delete(key);
    }
    // Counting a long ledger takes its time: at most a twentieth of all time goes into it.
    countedAt = now + Math.max(0, (performance.now() - started) * 20 - countEveryMs);
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

  function dispatch(lane: Lane, claimed: Claimed): void {
    busy.add(lane);
    void deliver(lane, claimed).then((verdict) => {
      busy.delete(lane);
      ended.push({ claimed, verdict });
      watch(claimed, verdict);
      if (busy.size === 0) return wakeUp();
      gathering ??= setTimeout(wakeUp, gatherMs);
    });
  }

  async function deliver(lane: Lane, claimed: Claimed): Promise<Verdict> {
    let mail: WireMail;
    try {
      mail = fillFor(claimed)(claimed, Date.now());
    } catch (error) {
      // An address that does not open, say: nothing went out, and the others go on.
      const words = withoutAddresses(String(error));
      console.warn(`issue ${claimed.issueId}: a mail could not be made: ${words}`);
      return { state: "failed", kind: "content", code: null, isDead: false, words };
    }
    return verdictOf(await lane.send(mail));
  }

  function fillFor({ issueId, lang }: Claimed): Fill {
    const key = `${issueId} ${lang}`;
    const known = fills.get(key);
    if (known) return known;
    const fill = openFill(issueId, lang);
    fills.set(key, fill);
    return fill;
  }

  // Beside the sending: a server that is slow to greet holds nothing up.
  function openLanes(): void {
    const now = Date.now();
    if (isStopping || now < notBefore || !hasDueDeliveries(now)) return;
    for (const lane of lanes) {
      if (lane.isOpen() || busy.has(lane) || opening.has(lane)) continue;
      opening.add(lane);
      void lane.open().then(
        () => opened(lane),
        (error: unknown) => opened(lane, error),
      );
    }
  }

  function opened(lane: Lane, error?: unknown): void {
    opening.delete(lane);
    if (error === undefined) routeFailures = 0;
    else if (opening.size === 0 && busy.size === 0 && !lanes.some((each) => each.isOpen())) noWay(error);
    // A server that takes fewer connections than we would open: those are used, and it is asked again later.
    else notBefore = Date.now() + (routeWaits[1] ?? 0);
    wakeUp();
  }

  function noWay(error: unknown): void {
    const wait =
      error instanceof RelayRefusal && error.reason === "auth" ? undefined : routeWaits[routeFailures];
    routeFailures += 1;
    if (wait !== undefined) {
      notBefore = Date.now() + wait;
      return;
    }
    routeFailures = 0;
    const reason = error instanceof RelayRefusal ? error.reason : "route";
    stop = { reason, detail: withoutAddresses((error as Error).message) };
  }

  function outcome(): Promise<void> {
    return new Promise((resolve) => {
      wake = resolve;
    });
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      wake = resolve;
      setTimeout(wakeUp, ms);
    });
  }

  function wakeUp(): void {
    clearTimeout(gathering);
    gathering = undefined;
    wake?.();
    wake = undefined;
  }

  return {
    run() {
      running ??= loop().finally(() => {
        running = undefined;
      });
      return running;
    },
    async stop() {
      isStopping = true;
      wakeUp();
      await running;
    },
  };
}

function openFill(issueId: string, lang: string): Fill {
  const letter = db()
    .select()
    .from(issueLetters)
    .where(and(eq(issueLetters.issueId, issueId), eq(issueLetters.lang, lang)))
    .all()[0];
  if (!letter) throw new Error(`issue ${issueId} has no letter in ${lang}`);
  const { start, fill } = openLetter(letter);
  const { fromName, subject, headers } = fill("");
  const { "List-Unsubscribe": _own, ...shared } = headers;
  const wire = openWire({ fromName, subject, headers: shared, start }, findDkimKey());
  return ({ subscriberId, addressSealed, messageHost }, now) => {
    const { html, text, headers: own } = fill(subscriberId);
    return wire({
      to: openAddress(addressSealed, subscriberId),
      messageId: messageIdOf(issueId, subscriberId, messageHost),
      date: now,
      html,
      text,
      headers: { "List-Unsubscribe": own["List-Unsubscribe"] ?? "" },
    });
  };
}
