import { integrityOf } from "./script-integrity.ts";

// Next's finished HTML carries its runtime and repeats the content as flight data. Readers get the document alone.
// React escapes "<" in all text and attributes, so a literal "<script" or "<link" in its output is always a tag.

const script = /<script\b([^>]*)>[\s\S]*?<\/script>/g;
const scriptPreload =
  /<link\b(?=[^>]*\brel="(?:preload|modulepreload|expect)")(?=[^>]*\b(?:as="script"|rel="(?:modulepreload|expect)"))[^>]*>/g;
const reactMarkers = /<!--\/?(?:\$[!?~]?|&)?-->|<!-- -->/g;

/** Takes every script out of a page, but for JSON-LD data blocks and scripts that say `data-reader`. */
export function stripScripts(html: string): string {
  return html
    .replace(script, (whole, attributes: string) => {
      if (/\btype="application\/ld\+json"/.test(attributes)) return whole;
      return /\bdata-reader\b/.test(attributes) ? withIntegrity(whole) : "";
    })
    .replace(scriptPreload, "")
    .replace(reactMarkers, "");
}

function withIntegrity(tag: string): string {
  const integrity = integrityOf(/\bsrc="([^"]+)"/.exec(tag)?.[1] ?? "");
  return integrity === undefined ? tag : tag.replace("<script", `<script integrity="${integrity}"`);
}
