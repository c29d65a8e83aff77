import { type Lane, openLane, RelayRefusal } from "../mail/relay.ts";
import { withoutAddresses } from "../mail/verdict.ts";
import { settings } from "../site/settings.ts";

type Lanes = {
  /** Begins to open those that are closed. Beside the sending: a server that is slow to greet holds nothing up. */
  open(now: number): void;
  isOpening(): boolean;
  /** Those that are open and carry nothing. */
  free(): Lane[];
  /** Those that carry a mail right now. */
  readonly busy: Set<Lane>;
  /** How long nothing is tried, in ms; 0 when the next try may begin. */
  waitMs(now: number): number;
  /** Hangs up wherever nothing is on its way. */
  close(): void;
};

type Options = {
  /** A lane opened, or did not. */
  onChange(): void;
  /** All tries ended, and there is no way to send anything. */
  onNoWay(reason: "auth" | "route", detail: string): void;
};

// The waits between attempts to reach the server; after the last one there is no way.
const routeWaits = [1000, 5000, 15_000, 30_000];

/** As many lanes to the mail server as the settings allow. */
export function openLanes(smtpUrl: string, { onChange, onNoWay }: Options): Lanes {
  const { connections, perConnection } = settings().mailLimits;
  const lanes = Array.from({ length: connections }, () => openLane(smtpUrl, { perConnection }));
  const busy = new Set<Lane>();
  const opening = new Set<Lane>();
  let routeFailures = 0;
  let notBefore = 0;

  function open(now: number): void {
    if (now < notBefore) return;
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
    else if (opening.size === 0 && busy.size === 0 && !lanes.some((each) => each.isOpen())) fail(error);
    // A server that takes fewer connections than we would open: those are used, and it is asked again later.
    else notBefore = Date.now() + (routeWaits[1] ?? 0);
    onChange();
  }

  function fail(error: unknown): void {
    const reason = error instanceof RelayRefusal ? error.reason : "route";
    const wait = reason === "auth" ? undefined : routeWaits[routeFailures];
    routeFailures += 1;
    if (wait !== undefined) {
      notBefore = Date.now() + wait;
      return;
    }
    routeFailures = 0;
    onNoWay(reason, withoutAddresses((error as Error).message));
  }

  return {
    open,
    isOpening: () => opening.size > 0,
    free: () => lanes.filter((lane) => lane.isOpen() && !busy.has(lane)),
    busy,
    waitMs: (now) => Math.max(0, notBefore - now),
    close() {
      for (const lane of lanes) if (!busy.has(lane)) lane.close();
    },
  };
}
