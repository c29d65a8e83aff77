import type { Server } from "node:http";
import type { Socket } from "node:net";
import { acceptedEncoding, type Encoding } from "./compressed.ts";
import { moveSocket } from "./move-socket.ts";
import { type ReadyAnswers, wholeAnswer } from "./ready-answers.ts";

// Node's HTTP server takes two thirds of the time of a page that is in memory. The plainest request, a whole GET in one
// packet for a page that is kept, is answered straight on its socket. Whatever is not exactly that goes to Node's server,
// with the very bytes that came, and the connection stays there: nothing is understood here that might mean something else.

const longestRequest = 4096;

// Every packet is read into the same memory: what is kept of it is copied before the next one comes.
const packet = Buffer.alloc(4 * longestRequest);

export type FastLane = { close(): Promise<void> };

/** Puts the fast lane in front of a server that already has its listeners; ends connections that are quiet for once or twice `idleMs`. */
export function openFastLane(server: Server, answers: ReadyAnswers, { idleMs = 10_000 } = {}): FastLane {
  const serverTakes = server.listeners("connection") as ((socket: Socket) => void)[];
  const sockets = new Set<Socket>();
  server.removeAllListeners("connection");

  server.on("connection", (accepted: Socket) => {
    const socket = moveSocket(accepted, { buffer: packet, callback: onPacket });
    sockets.add(socket);
    const leave = () => sockets.delete(socket);

    function onPacket(length: number): boolean {
      if (socket.timeout) socket.setTimeout(0);
      const answer = socket.writableNeedDrain ? undefined : findAnswer(length, answers);
      if (answer) socket.write(answer);
      else handOver(Buffer.from(packet.subarray(0, length)));
      return true;
    }

    function handOver(bytes: Buffer): void {
      leave();
      const taken = moveSocket(socket);
      for (const take of serverTakes) take.call(server, taken);
      taken.emit("data", bytes);
    }

    const drop = () => socket.destroy();
    socket
      .on("end", () => socket.end())
      .on("timeout", drop)
      .on("error", drop)
      .on("close", leave);
  });

  // A timer that each packet sets anew would cost as much as finding the page: one is set for who was quiet since the last look.
  const look = setInterval(() => {
    for (const socket of sockets) if (!socket.timeout) socket.setTimeout(idleMs);
  }, idleMs).unref();

  return {
    async close() {
      clearInterval(look);
      const closed = [...sockets].map((socket) => new Promise((resolve) => socket.once("close", resolve)));
      for (const socket of sockets) socket.destroySoon();
      await Promise.all(closed);
    },
  };
}

function findAnswer(length: number, answers: ReadyAnswers): Buffer | undefined {
  if (length > longestRequest) return undefined;
  const plain = readRequest(packet.toString("latin1", 0, length));
  if (!plain) return undefined;
  try {
    const answer = answers.find(plain.address, plain.encoding);
    return answer && wholeAnswer(answer, Date.now());
  } catch {
    // The database does not answer: the other way says so.
    return undefined;
  }
}

type PlainRequest = { address: string; encoding: Encoding };

const memo = new Map<string, PlainRequest>();

/** What a packet asks for, where it is a plain GET. */
function readRequest(text: string): PlainRequest | undefined {
  const known = memo.get(text);
  if (known) return known;
  const [, address, headers] = plainGet.exec(text) ?? [];
  if (address === undefined || headers === undefined) return undefined;
  const encoding = readHeaders(headers);
  if (encoding === undefined) return undefined;
  const read = { address, encoding };
  // Who asked for what is remembered nowhere.
  if (tellsWhoAsks.test(headers)) return read;
  // Requests for a page differ little from reader to reader; a hostile one cannot grow this without end.
  if (memo.size >= 1000) memo.clear();
  memo.set(text, read);
  return read;
}

const plainGet = /^GET (\/\S*) HTTP\/1\.1\r\n(.*\r\n)\r\n$/s;
// Names that change nothing in the answer to a plain GET. Any other, and any that comes twice, is for Node's server.
const indifferent =
  /^(?:accept|accept-language|user-agent|referer|dnt|sec-[a-z-]+|upgrade-insecure-requests|priority|cookie|pragma|cache-control|x-forwarded-(?:for|host|proto|port)|x-real-ip|via|forwarded)$/;
const tellsWhoAsks = /^(?:cookie|forwarded|x-forwarded-for|x-real-ip|referer):/im;
const header = /^([A-Za-z0-9-]+):[ \t]*([\x20-\x7e]*)$/;

/** The encoding that a block of header lines asks for; undefined where it asks for more than that. */
function readHeaders(block: string): Encoding | undefined {
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
