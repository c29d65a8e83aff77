import type { IncomingMessage, ServerResponse } from "node:http";

/** Ends a request whose body has not come whole by then (408). */
export function hurry(req: IncomingMessage, res: ServerResponse, ms: number): void {
  if (req.complete) return;
  const timer = setTimeout(() => {
    if (!res.headersSent) res.writeHead(408, { Connection: "close", "Content-Length": 0 }).end();
    req.destroy();
  }, ms);
  const stop = () => clearTimeout(timer);
  req.once("end", stop).once("close", stop);
}
