import { type Server, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";

const statusOf: Record<string, number> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** Answers what Node cannot read as a request, under every answer's headers; Node's own answer has none. */
export function answerUnreadable(server: Server, everyAnswer: [string, string][]): void {
  const lines = everyAnswer.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Duplex) => {
    // Within an answer that has begun, words of another would be read as part of it.
    const { _httpMessage: answer } = socket as Duplex & { _httpMessage?: { headersSent: boolean } };
    if (!socket.writable || error.code === "ECONNRESET" || answer?.headersSent) return void socket.destroy();
    const status = statusOf[error.code ?? ""] ?? 400;
    const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines}`;
    socket.end(`${head}Content-Length: 0\r\nConnection: close\r\n\r\n`);
  });
}
