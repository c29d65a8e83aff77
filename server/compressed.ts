import { promisify } from "node:util";
import { brotliCompress, constants, gunzipSync, gzip } from "node:zlib";
import Negotiator from "negotiator";

export type Encoding = "br" | "gzip" | "identity";

/** One body in each encoding that readers may ask for and that makes it smaller. */
export type Bodies = { readonly identity: Buffer; readonly br?: Buffer; readonly gzip?: Buffer };

const brotli = promisify(brotliCompress);
const gz = promisify(gzip);

/**
 * Compresses a body; `isForGood` is of one that is sent so often that the best is worth its time. Hardly anybody asks for
 * the body as it is, which takes two thirds of the memory of all three: it is unpacked for them.
 */
export async function compressed(identity: Buffer, { isForGood = false } = {}): Promise<Required<Bodies>> {
  const [br, zipped] = await Promise.all([
    brotli(identity, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: isForGood ? constants.BROTLI_MAX_QUALITY : 6,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: identity.length,
        // A window of 256 kB spans any page, and takes a sixteenth of the memory of the usual one.
        [constants.BROTLI_PARAM_LGWIN]: 18,
      },
    }),
    gz(identity, { level: 7 }),
  ]);
  const kept = { br: ownMemory(br), gzip: ownMemory(zipped) };
  return {
    ...kept,
    get identity() {
      return gunzipSync(kept.gzip);
    },
  };
}

/** Bytes that are to be kept, in memory of their own: Node's and zlib's small buffers are views that hold a whole pool. */
export function ownMemory(...views: Buffer[]): Buffer {
  const own = Buffer.allocUnsafeSlow(views.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const view of views) at += view.copy(own, at);
  return own;
}

// The published types are older than this option.
type PreferringNegotiator = { encodings(available: string[], options: { preferred: string[] }): string[] };

const memo = new Map<string, Encoding>();

/** The best encoding that an Accept-Encoding header allows (RFC 9110, section 12.5.3). */
export function acceptedEncoding(header: string | undefined): Encoding {
  if (!header) return "identity";
  let encoding = memo.get(header);
  if (encoding === undefined) {
    const wanted = new Negotiator({ headers: { "accept-encoding": header } });
    encoding =
      ((wanted as PreferringNegotiator).encodings(["br", "gzip", "identity"], {
        preferred: ["br", "gzip"],
      })[0] as Encoding | undefined) ?? "identity";
    // Real browsers send a handful of headers; a hostile one cannot grow this without end.
    if (memo.size >= 100) memo.clear();
    memo.set(header, encoding);
  }
  return encoding;
}
