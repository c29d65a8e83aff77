type Format = "jpeg" | "png" | "gif" | "webp";

const signatures: [RegExp, Format][] = [
  [/^\xff\xd8\xff/, "jpeg"],
  [/^\x89PNG\r\n\x1a\n/, "png"],
  [/^GIF8[79]a/, "gif"],
  [/^RIFF.{4}WEBP/s, "webp"],
];

const refusals: [RegExp, string][] = [
  [/^.{4}ftyp(?:avif|avis|hei[cfsmx]|hev[cx]|mif1|msf1)/s, "pictureHeif"],
  [/^(?:\xef\xbb\xbf)?\s*(?:<\?xml|<svg|<!--|<!doctype svg)/i, "pictureSvg"],
  [/^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|body|script|[a-z])/i, "pictureHtml"],
  [/^\x1f\x8b/, "pictureSvg"],
];

// What a second reader of the same bytes could take for its own: a page, a script, a document.
const passenger =
  /<script[\s>/]|<html[\s>]|<!doctype\s+html|<svg[\s>][^>]{0,400}xmlns|<iframe[\s>]|<\?php\s|%PDF-1/i;
// An archive. Its sign is so short that photographs hold it by chance, but it counts only so near to the end of a file.
const archiveEnd = /PK\x05\x06.{18}/s;
const archiveEndWithin = 65_557;

/**
 * What a file is by its bytes, whatever its name says: one of the formats that are taken, or the key of the message that
 * says why it is not. A picture that is also something else (a "polyglot") is not taken.
 */
export function recognise(bytes: Uint8Array): { format: Format } | { problem: string } {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  if (text.length === 0) return { problem: "pictureEmpty" };
  const head = text.slice(0, 64);
  const format = signatures.find(([signature]) => signature.test(head))?.[1];
  if (!format) return { problem: refusals.find(([sign]) => sign.test(head))?.[1] ?? "pictureUnknown" };
  const isOther = passenger.test(text) || archiveEnd.test(text.slice(-archiveEndWithin));
  return isOther ? { problem: "picturePolyglot" } : { format };
}
