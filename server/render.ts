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
  return new Promise((resolve, reject) => {
    next(req, new CapturedResponse(req, resolve)).catch(reject);
  });
}

// A class, not a response with functions put on it: those V8 makes old from the start, and what they see stays until
// the next sweep (docs/decisions/0029).
class CapturedResponse extends ServerResponse {
  readonly #chunks: Buffer[] = [];
  readonly #finish: (rendered: Rendered) => void;

  constructor(req: IncomingMessage, finish: (rendered: Rendered) => void) {
    super(req);
    this.#finish = finish;
  }

  override write(...args: unknown[]): boolean {
    this.#collect(args[0], args[1]);
    callbackIn(args)?.();
    return true;
  }

  override end(...args: unknown[]): this {
    this.#collect(args[0], args[1]);
    callbackIn(args)?.();
    this.#finish({ status: this.statusCode, headers: this.getHeaders(), body: Buffer.concat(this.#chunks) });
    // Next takes a close before this for a reader who left, and aborts what it has just finished.
    Object.defineProperty(this, "writableFinished", { value: true });
    this.emit("finish");
    this.emit("close");
    return this;
  }

  // As Node's own, but into the headers that getHeaders() tells.
  override writeHead(status: number, ...rest: unknown[]): this {
    this.statusCode = status;
    const headers = rest.find((part) => typeof part === "object" && part !== null) ?? {};
    for (const [name, value] of Object.entries(headers)) this.setHeader(name, value);
    return this;
  }

  override flushHeaders(): void {}

  #collect(chunk: unknown, encoding: unknown): void {
    if (typeof chunk === "string") {
      const known = typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8";
      this.#chunks.push(Buffer.from(chunk, known));
    } else if (chunk instanceof Uint8Array) this.#chunks.push(Buffer.from(chunk));
  }
}

function callbackIn(args: unknown[]): (() => void) | undefined {
  return args.find((arg) => typeof arg === "function") as (() => void) | undefined;
}
