import { get } from "node:http";
import { brotliDecompressSync } from "node:zlib";
import type { Site } from "./site.ts";

/**
 * The bytes on the wire, with the answers' headers, of a first visit to a page whose texts a browser takes as brotli: the page,
 * what it links as style, script, icon or preload, and, on a page that preloads none, the fonts of its styles if it is Persian.
 */
export async function firstVisitBytes(site: Site, path: string): Promise<number> {
  const page = await fetchBytes(new URL(path, site.url));
  const linked = [
    ...page.text.matchAll(/<link\b(?=[^>]*\brel="(?:stylesheet|icon|preload)")[^>]*\bhref="([^"]+)"/g),
    ...page.text.matchAll(/<script\b[^>]*\bsrc="([^"]+)"/g),
  ].map(([, address = ""]) => new URL(address.replaceAll("&amp;", "&"), site.url).href);
  const wanted = new Set(linked);
  let total = page.bytes;
  for (const address of wanted) {
    const { bytes, text } = await fetchBytes(new URL(address));
    total += bytes;
    if (!/^\/fa(?:\/|$)/.test(path) || !address.includes(".css")) continue;
    for (const [, font = ""] of text.matchAll(/url\(["']?([^"')]+\.woff2[^"')]*)/g)) {
      wanted.add(new URL(font, address).href);
    }
  }
  return total;
}

async function fetchBytes(url: URL): Promise<{ bytes: number; text: string }> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { "Accept-Encoding": "br" } }, async (res) => {
      const body = Buffer.concat(await res.toArray());
      const headers = res.rawHeaders.join("").length + 2 * res.rawHeaders.length + 19;
      const isPacked = res.headers["content-encoding"] === "br";
      resolve({ bytes: headers + body.length, text: String(isPacked ? brotliDecompressSync(body) : body) });
    }).once("error", reject);
  });
}
