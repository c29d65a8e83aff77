import { AsyncLocalStorage } from "node:async_hooks";

// What belongs to the HTTP request that is being answered and would otherwise be handed through every verb.

export type RequestContext = {
  /** The client's network address, as server/door.ts worked it out. */
  address: string;
  /** The desk's page that is asked for, or whose form was sent: its path and query; "" for all else. */
  page: string;
  /** For how long its sender must wait before the next try, when a limit refused it. */
  waitMs: number;
  /** The status that the answer is to have in place of the one that the framework gives; 0 for none. */
  status: number;
  /** Whether the request names an action and none has begun: what fails now fails at reading what was sent. */
  awaitsAction: boolean;
  /** What the form that was sent is answered, by the form's name, for the page that is rendered in reply. */
  formAnswers: Map<string, unknown>;
};

// On globalThis because Next evaluates this module several times in one process, and the server sets what verbs read.
const held = globalThis as typeof globalThis & { apadanaRequest?: AsyncLocalStorage<RequestContext> };

function storage(): AsyncLocalStorage<RequestContext> {
  held.apadanaRequest ??= new AsyncLocalStorage();
  return held.apadanaRequest;
}

/** Does the work of answering a request from a client's address; the work is given what it leaves behind. */
export function answering<T>(address: string, work: (context: RequestContext) => T): T {
  const context = { address, page: "", waitMs: 0, status: 0, awaitsAction: false, formAnswers: new Map() };
  return storage().run(context, () => work(context));
}

/** The address of the client that is being answered; "" outside of a request, as for a command or a job. */
export function requestAddress(): string {
  return storage().getStore()?.address ?? "";
}

/** The path and query of the desk's page that is asked for, or whose form was sent; "" for all else. */
export function requestedPage(): string {
  return storage().getStore()?.page ?? "";
}

/** Has the answer say for how many milliseconds its sender must wait (Retry-After, RFC 9110, section 10.2.3). */
export function askToWait(ms: number): void {
  const context = storage().getStore();
  if (context) context.waitMs = Math.max(context.waitMs, ms);
}

/** Has the answer carry a status that a form's action cannot set by itself. */
export function answerWith(status: 400 | 403): void {
  const context = storage().getStore();
  if (context) context.status = status;
}

/** The status that answerWith set; 0 when it set none. */
export function answerStatus(): number {
  return storage().getStore()?.status ?? 0;
}

/** Notes that the request's action has begun, so that a failure from here on is the server's own. */
export function beginAction(): void {
  const context = storage().getStore();
  if (context) context.awaitsAction = false;
}

/** Keeps what a form is answered, so that the page that replies to it can show it. */
export function answerForm(name: string, answer: unknown): void {
  storage().getStore()?.formAnswers.set(name, answer);
}

/** What answerForm kept for the form of a name; undefined when that form was not sent. */
export function formAnswer(name: string): unknown {
  return storage().getStore()?.formAnswers.get(name);
}
