import type { Server } from "node:http";
import type { Socket } from "node:net";
import { acceptedEncoding, type Encoding } from "./compressed.ts";
import { type ReadyAnswers, wholeAnswer } from "./ready-answers.ts";

// Node's HTTP server takes two thirds of the time of a page that is in memory. The plainest request, a whole GET in one
// packet for a page that is kept, is answered straight on its socket. Whatever is not exactly that goes to Node's server,
// with the very bytes that came, and the connection stays there: nothing is understood here that might mean something else.

const idleMs = 10_000;

export type FastLane = { close(): Promise<void> };

/** Puts the fast lane in front of a server that already has its listeners. */
export function openFastLane(server: Server, answers: ReadyAnswers): FastLane {
  const serverTakes = server.listeners("connection") as ((socket: Socket) => void)[];
  const sockets = new Set<Socket>();
  server.removeAllListeners("connection");

  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    const onData = (chunk: Buffer) => {
      const answer = socket.writableNeedDrain ? undefined : findAnswer(chunk, answers);
      if (answer) socket.write(answer);
      else handOver(chunk);
    };
    const onEnd = () => socket.end();
    const drop = () => socket.destroy();
    const onClose = () => sockets.delete(socket);

    function handOver(chunk: Buffer): void {
      sockets.delete(socket);
      socket.setTimeout(0);
      socket
        .off("data", onData)
        .off("end", onEnd)
        .off("timeout", drop)
        .off("error", drop)
        .off("close", onClose);
      for (const take of serverTakes) take.call(server, socket);
      socket.emit("data", chunk);
    }

    socket.setTimeout(idleMs);
    socket.on("data", onData).on("end", onEnd).on("timeout", drop).on("error", drop).on("close", onClose);
  });

  return {
    async close() {
      const closed = [...sockets].map((socket) => new Promise((resolve) => socket.once("close", resolve)));
      for (const socket of sockets) socket.destroySoon();
      await Promise.all(closed);
    },
  };
}

function findAnswer(chunk: Buffer, answers: ReadyAnswers): Buffer | undefined {
  if (chunk.length > 4096) return undefined;
  const text = chunk.toString("latin1");
  if (!text.startsWith("GET /") || !text.endsWith("\r\n\r\n")) return undefined;
  const lineEnd = text.indexOf(" HTTP/1.1\r\n");
  if (lineEnd < 0) return undefined;
  const encoding = readHeaders(text.slice(lineEnd + 11, -2));
  if (encoding === undefined) return undefined;
  try {
    const answer = answers.find(text.slice(4, lineEnd), encoding);
    return answer && wholeAnswer(answer, Date.now());
  } catch {
    // The database does not answer: the other way says so.
    return undefined;
  }
}

// Names that change nothing in the answer to a plain GET. Any other, and any that comes twice, is for Node's server.
const indifferent =
  /^(?:accept|accept-language|user-agent|referer|dnt|sec-[a-z-]+|upgrade-insecure-requests|priority|cookie|pragma|cache-control|x-forwarded-(?:for|host|proto|port)|x-real-ip|via|forwarded)$/;
const header = /^([A-Za-z0-9-]+):[ \t]*([\x20-\x7e]*)$/;

const memo = new Map<string, Encoding | undefined>();

/** The encoding that a block of header lines asks for; undefined where it asks for more than that. */
function readHeaders(block: string): Encoding | undefined {
  if (memo.has(block)) return memo.get(block);
  const encoding = parseHeaders(block);
  // Readers' headers differ little from page to page; a hostile one cannot grow this without end.
  if (memo.size >= 1000) memo.clear();
  memo.set(block, encoding);
  return encoding;
}

function parseHeaders(block: string): Encoding | undefined {
  const seen = new Map<string, string>();
  for (const line of block.split("\r\n").slice(0, -1)) {
    const [, name, value] = header.exec(line) ?? [];
    if (name === undefined || value === undefined) return undefined;
    const lower = name.toLowerCase();
    if (seen.has(lower)) return undefined;
    seen.set(lower, value);
  }
  const encoding = seen.get("accept-encoding");
  const isKept = seen.get("connection")?.toLowerCase() ?? "keep-alive";
  if (!seen.has("host") || isKept !== "keep-alive") return undefined;
  for (const name of ["host", "accept-encoding", "connection"]) seen.delete(name);
  return [...seen.keys()].every((name) => indifferent.test(name)) ? acceptedEncoding(encoding) : undefined;
}
