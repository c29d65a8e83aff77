import type { ServerResponse } from "node:http";

const patienceMs = 120_000;

/** Ends the connection of a reader who takes nothing of their answer for two minutes: it would be held open for ever. */
export function dropUnread(res: ServerResponse, ms = patienceMs): void {
  res.setTimeout(ms, () => {
    // While an answer is being made there is nothing to take.
    if (res.socket?.writableLength) res.destroy();
  });
}
