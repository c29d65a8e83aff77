import { connect, createServer, type Socket } from "node:net";

// Lighthouse's slow 4G, not simulated but as a line that the bytes go over.
const roundTripMs = 150;
const bytesPerMs = 1_600_000 / 8 / 1000;
const segment = 1460;
/** What a connection sends before the first answer to it is back (RFC 6928). */
const firstWindow = 10 * segment;

type SlowLine = { url: string; close: () => void };

/**
 * Opens a line of 150 ms a round trip and 1.6 Mbit/s to a port of this machine. Each connection takes a round trip to open and
 * begins slowly, as TCP does; all share what the line carries. The name of the site costs nothing here.
 */
export function openSlowLine(port: number): Promise<SlowLine> {
  const line = { freeAt: 0 };
  const server = createServer({ allowHalfOpen: true }, (reader) => join(reader, port, line));
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address() as { port: number };
      resolve({ url: `http://127.0.0.1:${address.port}`, close: () => server.close() });
    });
  });
}

function join(reader: Socket, port: number, line: { freeAt: number }): void {
  const site = connect({ port, host: "127.0.0.1" });
  for (const end of [reader, site]) end.setNoDelay(true);
  carryQuestions(reader, site);
  carryAnswers(site, reader, line);
  reader.on("error", () => site.destroy()).on("close", () => site.destroy());
  site.on("error", () => reader.destroy()).on("close", () => reader.destroy());
}

// Questions are small: they wait for the handshake and for their way alone.
function carryQuestions(reader: Socket, site: Socket): void {
  let arrivesAt = performance.now() + roundTripMs;
  reader.on("data", (bytes) => {
    arrivesAt = Math.max(arrivesAt, performance.now()) + roundTripMs / 2;
    at(arrivesAt, () => site.write(bytes));
  });
}

function carryAnswers(site: Socket, reader: Socket, line: { freeAt: number }): void {
  let [window, unanswered] = [firstWindow, 0];
  let waiting: Buffer = Buffer.alloc(0);
  const send = () => {
    while (waiting.length > 0 && unanswered < window) {
      const part = waiting.subarray(0, segment);
      waiting = waiting.subarray(segment);
      unanswered += part.length;
      line.freeAt = Math.max(line.freeAt, performance.now()) + part.length / bytesPerMs;
      const arrivesAt = line.freeAt + roundTripMs / 2;
      at(arrivesAt, () => reader.write(part));
      at(arrivesAt + roundTripMs / 2, () => {
        unanswered -= part.length;
        window += part.length;
        send();
      });
    }
  };
  site.on("data", (bytes) => {
    waiting = Buffer.concat([waiting, bytes]);
    send();
  });
}

function at(time: number, work: () => void): void {
  setTimeout(work, time - performance.now());
}
