import { createHash } from "node:crypto";
import { frameHosts } from "#domain/documents/embeds.ts";
import { byteLru } from "./byte-lru.ts";
import { type Bodies, compressed } from "./compressed.ts";
import { currentGeneration } from "./generation.ts";
import type { Rendered } from "./render.ts";
import { stripScripts } from "./strip-scripts.ts";

/** A finished answer, ready to be sent in any encoding. */
export type Page = {
  status: number;
  type: string;
  location: string | undefined;
  bodies: Required<Bodies>;
  /** Of the body as it is. */
  length: number;
  etag: string;
  /** Whether it may be kept for other readers. */
  isShared: boolean;
  /** The hosts whose frames it has a box for. */
  frames: string[];
};

export type ReaderCache = {
  /** The page at a key: from memory when it is of the current generation, else rendered, once for all who wait. */
  find(key: string, render: () => Promise<Rendered>): Page | Promise<Page>;
  /** The page kept at a key, where it is of the current generation. */
  held(key: string): Page | undefined;
  readonly bytes: number;
};

type Kept = { page: Page; generation: number; version: string | undefined };

/**
 * A cache of finished pages. `versionOf` gives what a page depends on, for one that does not change with every generation:
 * while that is the same, what is kept stays true.
 */
export function readerCache(
  maxBytes: number,
  versionOf: (key: string) => string | undefined = () => undefined,
): ReaderCache {
  const pages = byteLru<Kept>(maxBytes);
  // Addresses that anybody can make up without end (searches, page keys, what does not exist) have a small place of
  // their own: a flood of them pushes no page out.
  const madeUp = byteLru<Kept>(maxBytes / 8);
  const underway = new Map<string, Promise<Page>>();

  async function renderAndKeep(
    key: string,
    generation: number,
    render: () => Promise<Rendered>,
  ): Promise<Page> {
    const version = versionOf(key);
    const page = await finishPage(await render());
    // A render that began before a change is served to those who asked before it, and not kept.
    if (page.isShared && currentGeneration() === generation) {
      const { br, gzip } = page.bodies;
      const place = page.status === 200 && !key.includes("?") ? pages : madeUp;
      // Twice: once more with its headers, as it goes over the wire. Readers may ask for it in every encoding.
      const bytes = 2 * (br.length + gzip.length + page.length + key.length) + 1000;
      place.set(key, { page, generation, version }, bytes);
    }
    return page;
  }

  function isTrue(key: string, entry: Kept | undefined, generation: number): entry is Kept {
    if (!entry || entry.generation === generation) return entry !== undefined;
    if (entry.version === undefined || entry.version !== versionOf(key)) return false;
    entry.generation = generation;
    return true;
  }

  return {
    get bytes() {
      return pages.bytes + madeUp.bytes;
    },
    held(key) {
      const entry = pages.get(key) ?? madeUp.get(key);
      return isTrue(key, entry, currentGeneration()) ? entry.page : undefined;
    },
    find(key, render) {
      const generation = currentGeneration();
      const entry = pages.get(key) ?? madeUp.get(key);
      if (isTrue(key, entry, generation)) return entry.page;
      // Waiting is shared within one generation only: who asks after a change never gets a render from before it.
      const flight = `${generation} ${key}`;
      let page = underway.get(flight);
      if (!page) {
        page = renderAndKeep(key, generation, render).finally(() => underway.delete(flight));
        underway.set(flight, page);
      }
      return page;
    },
  };
}

/** Turns what Next rendered into what readers get: without scripts, in every encoding, with its ETag. */
export async function finishPage(rendered: Rendered): Promise<Page> {
  const type = String(rendered.headers["content-type"] ?? "text/plain; charset=utf-8");
  const isHtml = type.startsWith("text/html");
  const html = isHtml ? stripScripts(rendered.body.toString("utf8")) : undefined;
  const body = html === undefined ? rendered.body : Buffer.from(html);
  const location = rendered.headers.location;
  return {
    status: rendered.status,
    type,
    location: location === undefined ? undefined : String(location),
    bodies: await compressed(body),
    length: body.length,
    etag: createHash("sha256").update(body).digest("base64url").slice(0, 22),
    // A page that is missing, or has moved, is so for everybody; an error is never kept.
    isShared:
      [200, 308, 404].includes(rendered.status) &&
      !String(rendered.headers["x-apadana-keep"] ?? "").includes("no"),
    frames: html === undefined ? [] : framesIn(html),
  };
}

// React escapes quotes in all text, so that this can only be an attribute.
function framesIn(html: string): string[] {
  const hosts = [...html.matchAll(/ data-frame="https:\/\/([^/"]+)\//g)].map(([, host = ""]) => host);
  return [...new Set(hosts)].filter((host) => frameHosts.has(host)).sort();
}
