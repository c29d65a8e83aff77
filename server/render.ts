import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from "node:http";
import { Socket } from "node:net";

export type NextHandler = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

export type Rendered = { status: number; headers: OutgoingHttpHeaders; body: Buffer };

/** Has Next answer a GET for nobody in particular and gives back the finished bytes. */
export async function renderPath(next: NextHandler, url: string, host: string): Promise<Rendered> {
  const req = new IncomingMessage(new Socket());
  req.method = "GET";
  req.url = url;
  req.headers = { host, accept: "text/html" };
  req.push(null);
  return captured(next, req);
}

/** Lets Next answer a request and collects the answer instead of sending it. */
export function captured(next: NextHandler, req: IncomingMessage): Promise<Rendered> {
  // A page is the same for every browser; by this name Next knows not to stream the head (see next.config.js).
  req.headers["user-agent"] = "apadana";
  return new Promise((resolve, reject) => {
    const res = new ServerResponse(req);
    const chunks: Buffer[] = [];
    const collect = (chunk: unknown, encoding?: unknown) => {
      if (typeof chunk === "string") {
        chunks.push(Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8"));
      } else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
    };
    const callback = (...args: unknown[]) =>
      args.find((arg) => typeof arg === "function") as (() => void) | undefined;
    res.write = (...args: unknown[]) => {
      collect(args[0], args[1]);
      callback(...args)?.();
      return true;
    };
    res.end = (...args: unknown[]) => {
      collect(args[0], args[1]);
      callback(...args)?.();
      resolve({ status: res.statusCode, headers: res.getHeaders(), body: Buffer.concat(chunks) });
      res.emit("finish");
      res.emit("close");
      return res;
    };
    // As Node's own, but into the headers that getHeaders() tells.
    res.writeHead = ((status: number, ...rest: unknown[]) => {
      res.statusCode = status;
      const headers = rest.find((part) => typeof part === "object" && part !== null) ?? {};
      for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
      return res;
    }) as typeof res.writeHead;
    res.flushHeaders = () => {};
    next(req, res).catch(reject);
  });
}
