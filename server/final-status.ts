import type { IncomingMessage, ServerResponse } from "node:http";
import type { RequestContext } from "#domain/request.ts";

/**
 * The status of an answer: 400 where an action's arguments could not be read, which Next takes for a fault of the server;
 * the one that the action asked for; 429 and Retry-After where it met a limit (RFC 6585, section 4).
 */
export function finalStatus(
  req: IncomingMessage,
  res: ServerResponse,
  status: number,
  context: RequestContext,
): number {
  const { waitMs, status: wanted } = context;
  if (waitMs > 0) res.setHeader("Retry-After", secondsOf(waitMs));
  if (status >= 500) return readStatus(status, context);
  if (wanted > 0) return wanted;
  return waitMs > 0 && status === 200 && !isScripted(req) ? 429 : status;
}

/** As finalStatus, for an answer that Next writes by itself. */
export function tellStatus(req: IncomingMessage, res: ServerResponse, context: RequestContext): void {
  const writeHead = res.writeHead.bind(res) as (status: number, ...rest: unknown[]) => ServerResponse;
  res.writeHead = ((status: number, ...rest: unknown[]) =>
    writeHead(finalStatus(req, res, status, context), ...rest)) as typeof res.writeHead;
}

/** What a failure is while no action has begun: the sender's. */
export function readStatus(status: number, { awaitsAction }: RequestContext): number {
  return status >= 500 && awaitsAction ? 400 : status;
}

export function secondsOf(ms: number): string {
  return String(Math.ceil(ms / 1000));
}

// Our own scripts show the form's message whatever the status; a browser would log theirs as a fault.
function isScripted({ headers }: IncomingMessage): boolean {
  const mode = headers["sec-fetch-mode"];
  return headers["next-action"] !== undefined || (mode !== undefined && mode !== "navigate");
}
