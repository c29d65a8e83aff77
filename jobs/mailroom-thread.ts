import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { endProcess } from "#domain/processes/heartbeat.ts";

// After a fault at its start the thread is not started again at once, so that it does not spin.
const againMs = 2000;

// Its live heap is some 25 MB. Without bounds V8 lets what loading the modules left behind stand: 140 MB more.
const resourceLimits = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 8 };

/** Keeps the mailroom's thread running; gives back how to stop it, which waits until what is on the wire has ended. */
export function startMailroom(): () => Promise<void> {
  let isStopping = false;
  let thread = open();

  function open(): Worker {
    const fresh = new Worker(new URL("./mailroom.ts", import.meta.url), { execArgv: [], resourceLimits });
    let processId: string | undefined;
    fresh.once("message", (message: { processId: string }) => {
      processId = message.processId;
    });
    fresh.on("error", (error) => console.error("mailroom:", error));
    fresh.once("exit", () => {
      if (isStopping) return;
      // What it had on the wire is in doubt from now on.
      if (processId) endProcess(processId);
      setTimeout(() => {
        if (!isStopping) thread = open();
      }, againMs).unref();
    });
    return fresh;
  }

  return async () => {
    isStopping = true;
    if (thread.threadId === -1) return;
    const gone = once(thread, "exit");
    thread.postMessage("stop");
    await gone;
  };
}
