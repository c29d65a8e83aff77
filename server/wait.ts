import type { IncomingMessage, ServerResponse } from "node:http";
import type { RequestContext } from "#domain/request.ts";

/** The status of an answer whose form met a limit: 429 and Retry-After (RFC 6585, section 4). */
export function statusWithWait(
  req: IncomingMessage,
  res: ServerResponse,
  status: number,
  { waitMs }: RequestContext,
): number {
  if (waitMs === 0) return status;
  res.setHeader("Retry-After", secondsOf(waitMs));
  return status === 200 && !isScripted(req) ? 429 : status;
}

/** As statusWithWait, for an answer that Next writes by itself. */
export function tellWait(req: IncomingMessage, res: ServerResponse, context: RequestContext): void {
  const writeHead = res.writeHead.bind(res) as (status: number, ...rest: unknown[]) => ServerResponse;
  res.writeHead = ((status: number, ...rest: unknown[]) =>
    writeHead(statusWithWait(req, res, status, context), ...rest)) as typeof res.writeHead;
}

export function secondsOf(ms: number): string {
  return String(Math.ceil(ms / 1000));
}

// Our own scripts show the form's message whatever the status; a browser would log theirs as a fault.
function isScripted({ headers }: IncomingMessage): boolean {
  const mode = headers["sec-fetch-mode"];
  return headers["next-action"] !== undefined || (mode !== undefined && mode !== "navigate");
}
