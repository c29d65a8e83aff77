import { AsyncLocalStorage } from "node:async_hooks";

// What belongs to the HTTP request that is being answered and would otherwise be handed through every verb.

export type RequestContext = {
  /** The client's network address, as server/door.ts worked it out. */
  address: string;
  /** For how long its sender must wait before the next try, when a limit refused it. */
  waitMs: number;
};

// On globalThis because Next evaluates this module several times in one process, and the server sets what verbs read.
const held = globalThis as typeof globalThis & { apadanaRequest?: AsyncLocalStorage<RequestContext> };

function storage(): AsyncLocalStorage<RequestContext> {
  held.apadanaRequest ??= new AsyncLocalStorage();
  return held.apadanaRequest;
}

/** Does the work of answering a request from a client's address; the work is given what it leaves behind. */
export function answering<T>(address: string, work: (context: RequestContext) => T): T {
  const context = { address, waitMs: 0 };
  return storage().run(context, () => work(context));
}

/** The address of the client that is being answered; "" outside of a request, as for a command or a job. */
export function requestAddress(): string {
  return storage().getStore()?.address ?? "";
}

/** Has the answer say for how many milliseconds its sender must wait (Retry-After, RFC 9110, section 10.2.3). */
export function askToWait(ms: number): void {
  const context = storage().getStore();
  if (context) context.waitMs = Math.max(context.waitMs, ms);
}
