import type { IncomingMessage, ServerResponse } from "node:http";
import { acceptedEncoding, type Bodies } from "./compressed.ts";

type Answer = {
  status: number;
  type: string;
  bodies: Bodies;
  etag?: string;
  cacheControl: string;
  location?: string | undefined;
};

/** Sends finished bytes in the encoding asked for; answers 304 and HEAD (RFC 9110, sections 13 and 9.3.2). */
export function send(req: IncomingMessage, res: ServerResponse, answer: Answer): void {
  res.setHeader("Vary", "Accept-Encoding");
  res.setHeader("Cache-Control", answer.cacheControl);
  if (answer.etag) res.setHeader("ETag", `W/"${answer.etag}"`);
  if (answer.etag && answer.status === 200 && matches(req.headers["if-none-match"], answer.etag)) {
    res.writeHead(304).end();
    return;
  }
  const accepted = acceptedEncoding(req.headers["accept-encoding"] as string | undefined);
  const encoded = accepted === "identity" ? undefined : answer.bodies[accepted];
  const body = encoded ?? answer.bodies.identity;
  res.setHeader("Content-Type", answer.type);
  if (encoded) res.setHeader("Content-Encoding", accepted);
  if (answer.location) res.setHeader("Location", answer.location);
  res.writeHead(answer.status, { "Content-Length": body.length });
  res.end(req.method === "HEAD" ? undefined : body);
}

function matches(header: string | undefined, etag: string): boolean {
  if (!header) return false;
  return header === "*" || header.includes(`"${etag}"`);
}
