import type { Server } from "node:http";
import type { Socket } from "node:net";
import { moveSocket } from "./move-socket.ts";
import { readPlainRequest, rememberRequest } from "./plain-request.ts";
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
  const text = packet.toString("latin1", 0, length);
  const plain = readPlainRequest(text);
  if (!plain) return undefined;
  try {
    const answer = answers.find(plain.address, plain.encoding);
    if (!answer) return undefined;
    rememberRequest(text, plain);
    return wholeAnswer(answer, Date.now());
  } catch {
    // The database does not answer: the other way says so.
    return undefined;
  }
}
