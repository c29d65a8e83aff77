import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { policyOfFiles } from "./security-headers.ts";

type File = { file: string; type: string; etag: string; cacheControl: string };

// Other sites and feed readers may show a file of the library.
const alone: [string, string][] = [
  ["Content-Security-Policy", policyOfFiles],
  ["Cross-Origin-Resource-Policy", "cross-origin"],
  ["Accept-Ranges", "bytes"],
];

/** Sends a file from disk, or the one range of it that is asked for (RFC 9110, section 14); says whether there was one. */
export async function sendFile(req: IncomingMessage, res: ServerResponse, answer: File): Promise<boolean> {
  const size = await sizeOf(answer.file);
  if (size === undefined) return false;
  const etag = `"${answer.etag}"`;
  for (const [name, value] of alone) res.setHeader(name, value);
  res.setHeader("Cache-Control", answer.cacheControl);
  res.setHeader("ETag", etag);
  const known = req.headers["if-none-match"];
  if (known === "*" || known?.includes(etag)) {
    res.writeHead(304).end();
    return true;
  }
  res.setHeader("Content-Type", answer.type);
  const isSameFile = req.headers["if-range"] === undefined || req.headers["if-range"] === etag;
  // Ranges are defined for GET alone.
  const range = isSameFile && req.method === "GET" ? rangeOf(req.headers.range, size) : undefined;
  if (range === "none") {
    res.writeHead(416, { "Content-Range": `bytes */${size}`, "Content-Length": 0 }).end();
    return true;
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  if (range) res.setHeader("Content-Range", `bytes ${start}-${end}/${size}`);
  res.writeHead(range ? 206 : 200, { "Content-Length": end - start + 1 });
  if (req.method === "HEAD") res.end();
  else await pipeline(createReadStream(answer.file, { start, end }), res).catch(ignoreGoneReader);
  return true;
}

async function sizeOf(file: string): Promise<number | undefined> {
  try {
    const found = await stat(file);
    return found.isFile() ? found.size : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** One range of bytes, "none" where it begins behind the file's end; several, or what is no range, count as none asked for. */
function rangeOf(
  header: string | undefined,
  size: number,
): { start: number; end: number } | "none" | undefined {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/i.exec(header ?? "") ?? [];
  if (!first && !last) return undefined;
  const start = first ? Number(first) : Math.max(0, size - Number(last));
  const end = first && last ? Math.min(Number(last), size - 1) : size - 1;
  if (first && last && Number(last) < start) return undefined;
  return start < size && end >= start ? { start, end } : "none";
}

// How Node says that the other side left: in the middle, or before the first byte.
const gone = ["ERR_STREAM_PREMATURE_CLOSE", "ERR_STREAM_UNABLE_TO_PIPE", "ECONNRESET"];

function ignoreGoneReader(error: NodeJS.ErrnoException): void {
  if (!gone.includes(error.code ?? "")) throw error;
}
