import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { minute } from "#domain/durations.ts";
import { awaitsMailroom } from "#domain/processes/awaits-mailroom.ts";
import { endProcess } from "#domain/processes/heartbeat.ts";

// It takes about a second to load, and so is there when an issue's hour comes.
const aheadMs = 3000;
// After a fault the thread is not opened again at once, so that it does not spin.
const againMs = 2000;

// Its live heap is some 25 MB. Without bounds V8 lets what loading the modules left behind stand: 140 MB more.
const resourceLimits = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 8 };

type Mailroom = {
  /** Opens the thread when there is something for it, and ends it when there was nothing for a while. */
  tend(now: number): void;
  /** Ends it once what is on the wire has ended. */
  stop(): Promise<void>;
};

/** The mailroom of this process. Its thread takes some 50 MB, and most of the time nothing goes out or comes in: then there is none. */
export function openMailroom({ idleMs = minute } = {}): Mailroom {
  let thread: Worker | undefined;
  let isEnding = false;
  let isStopped = false;
  let neededAt = 0;
  let notBefore = 0;

  function open(): Worker {
    const fresh = new Worker(new URL("./mailroom.ts", import.meta.url), { execArgv: [], resourceLimits });
    let processId: string | undefined;
    fresh.once("message", (message: { processId: string }) => {
      processId = message.processId;
    });
    fresh.on("error", (error) => console.error("mailroom:", error));
    fresh.once("exit", () => {
      // What it had on the wire is in doubt from now on.
      if (!isEnding && processId) endProcess(processId);
      notBefore = Date.now() + (isEnding ? 0 : againMs);
      thread = undefined;
      isEnding = false;
    });
    return fresh;
  }

  async function end(open: Worker): Promise<void> {
    const gone = once(open, "exit");
    if (!isEnding) open.postMessage("stop");
    isEnding = true;
    await gone;
  }

  return {
    tend(now) {
      if (isStopped) return;
      if (awaitsMailroom(now + aheadMs)) {
        neededAt = now;
        if (now >= notBefore) thread ??= open();
      } else if (thread && now - neededAt >= idleMs) void end(thread);
    },
    async stop() {
      isStopped = true;
      if (thread) await end(thread);
    },
  };
}
