import type { Lane } from "../mail/relay.ts";
import { type Verdict, verdictOf, withoutAddresses } from "../mail/verdict.ts";
import type { WireMail } from "../mail/wire.ts";
import { type Claimed, hasDueDeliveries } from "./claim.ts";
import { openFills } from "./fill.ts";
import { openLanes } from "./lanes.ts";
import { openLedger } from "./ledger.ts";

export type Sender = {
  /** Sends what is due until nothing is, or until it is told to stop. */
  run(): Promise<void>;
  /** Claims nothing any more, lets what is on the wire end, and hangs up. */
  stop(): Promise<void>;
};

// Outcomes that come within this time share one commit: the disk's flush costs more than a mail.
const gatherMs = 4;

/**
 * What sends issues in one process: as many lanes as the settings allow. Deliveries are claimed for lanes that are open
 * and free alone, so that never more are "sending" than there are connections; claims and outcomes share commits.
 */
export function openSender(processId: string, smtpUrl: string): Sender {
  const sleeper = newSleeper();
  const { fill, drop } = openFills();
  const ledger = openLedger(processId, { onFinished: drop });
  const lanes = openLanes(smtpUrl, {
    onChange: sleeper.wake,
    onNoWay: (reason, detail) => ledger.stop({ reason, detail }),
  });
  const { busy } = lanes;
  let isStopping = false;
  let running: Promise<void> | undefined;

  async function loop(): Promise<void> {
    while (busy.size > 0 || ledger.isOpen() || (!isStopping && hasDueDeliveries(Date.now()))) {
      const now = Date.now();
      if (!isStopping && hasDueDeliveries(now)) lanes.open(now);
      const free = isStopping ? [] : lanes.free();
      // Only when a claim is on disk does SMTP begin.
      const claimed = ledger.exchange(free.length, now);
      for (const [index, delivery] of claimed.entries()) dispatch(free[index] as Lane, delivery);
      // With nothing on its way only time helps: a rate's next window, or the next try to reach the server.
      if (busy.size > 0 || lanes.isOpening()) await sleeper.sleep();
      else await sleeper.sleep(Math.min(Math.max(lanes.waitMs(now), 200), 1000));
    }
    lanes.close();
    ledger.countAndFinish(Date.now());
  }

  function dispatch(lane: Lane, claimed: Claimed): void {
    busy.add(lane);
    void deliver(lane, claimed).then((verdict) => {
      busy.delete(lane);
      ledger.end(claimed, verdict);
      if (busy.size === 0) sleeper.wake();
      else sleeper.wakeIn(gatherMs);
    });
  }

  async function deliver(lane: Lane, claimed: Claimed): Promise<Verdict> {
    let mail: WireMail;
    try {
      mail = fill(claimed, Date.now());
    } catch (error) {
      // An address that does not open, say: nothing went out, and the others go on.
      const words = withoutAddresses(String(error));
      console.warn(`issue ${claimed.issueId}: a mail could not be made: ${words}`);
      return { state: "failed", kind: "content", code: null, isDead: false, words };
    }
    return verdictOf(await lane.send(mail), mail.to);
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
      sleeper.wake();
      await running;
    },
  };
}

/** Lets a loop sleep until it is woken, or until a time in ms has passed. */
function newSleeper() {
  let wakeUp: (() => void) | undefined;
  let timer: NodeJS.Timeout | undefined;

  function wake(): void {
    clearTimeout(timer);
    timer = undefined;
    wakeUp?.();
    wakeUp = undefined;
  }

  function wakeIn(ms: number): void {
    timer ??= setTimeout(wake, ms);
  }

  function sleep(longestMs?: number): Promise<void> {
    return new Promise((resolve) => {
      wakeUp = resolve;
      if (longestMs !== undefined) wakeIn(longestMs);
    });
  }

  return { sleep, wake, wakeIn };
}
