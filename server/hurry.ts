import type { IncomingMessage, ServerResponse } from "node:http";

const bodyMs = 60_000;

/** Ends a request whose body has not come whole within a minute (408): all but uploads, which may take their time. */
export function hurry(req: IncomingMessage, res: ServerResponse, ms = bodyMs): void {
  if (req.complete) return;
  const timer = setTimeout(() => {
    if (!res.headersSent) res.writeHead(408, { Connection: "close", "Content-Length": 0 }).end();
    req.destroy();
  }, ms);
  const stop = () => clearTimeout(timer);
  req.once("end", stop).once("close", stop);
}
