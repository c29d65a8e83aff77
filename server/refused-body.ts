import type { IncomingMessage } from "node:http";

const mostBytes = 16 * 1024 * 1024;
const mostMs = 5_000;

/**
 * Reads a refused body and drops it, within bounds: a connection that is closed on a client in the middle of sending is
 * reset, and the client never sees the answer (RFC 9112, section 9.6).
 */
export function dropBody(req: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    if (req.complete || req.destroyed || Number(req.headers["content-length"] ?? 0) === 0) return resolve();
    let bytes = 0;
    const timer = setTimeout(finish, mostMs);
    req.on("data", count).once("end", finish).once("close", finish);

    function count(part: Buffer): void {
      bytes += part.length;
      if (bytes > mostBytes) finish();
    }

    function finish(): void {
      clearTimeout(timer);
      req.off("data", count).off("end", finish).off("close", finish);
      resolve();
    }
  });
}
