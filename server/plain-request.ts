import { acceptedEncoding, type Encoding } from "./compressed.ts";

type PlainRequest = { address: string; encoding: Encoding };

const memo = new Map<string, PlainRequest>();

/** What a packet asks for, where it is a plain GET of which the fast lane understands every word. */
export function readPlainRequest(text: string): PlainRequest | undefined {
  const known = memo.get(text);
  if (known) return known;
  const [, address, headers] = plainGet.exec(text) ?? [];
  if (address === undefined || headers === undefined) return undefined;
  const encoding = readHeaders(headers);
  if (encoding === undefined) return undefined;
  return { address, encoding };
}

/**
 * Spares the reading of the same packet again. For pages that are kept alone, so that no address with a token stays in memory;
 * and who asked for what is remembered nowhere.
 */
export function rememberRequest(text: string, read: PlainRequest): void {
  if (memo.get(text) === read || tellsWhoAsks.test(text)) return;
  // Requests for a page differ little from reader to reader; a hostile one cannot grow this without end.
  if (memo.size >= 1000) memo.clear();
  memo.set(text, read);
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
