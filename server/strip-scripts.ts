import { codeOf, isReaderScript } from "./reader-scripts.ts";

// Next's finished HTML carries its runtime and repeats the content as flight data. Readers get the document alone.
// React waits for its own runtime's end (its ids begin with "_R_"); a wait for a part of the page is ours.
// React escapes "<" in all text and attributes, so a literal "<script" or "<link" in its output is always a tag.

const script = /<script\b([^>]*)>[\s\S]*?<\/script>/g;
const scriptPreload =
  /<link\b(?=[^>]*\brel="(?:preload|modulepreload|expect)")(?=[^>]*\b(?:as="script"|rel="modulepreload"|href="#_R_"))[^>]*>/g;
const reactMarkers = /<!--\/?(?:\$[!?~]?|&)?-->|<!-- -->/g;

/**
 * Takes every script out of a page, but for JSON-LD data blocks. Where a script says `data-reader`, the script of that name for
 * readers stands in its place.
 */
export function stripScripts(html: string): string {
  return html
    .replace(script, (whole, attributes: string) => {
      if (/\btype="application\/ld\+json"/.test(attributes)) return whole;
      const name = /\bdata-reader="(\w+)"/.exec(attributes)?.[1];
      return isReaderScript(name) ? `<script type="module" data-reader>${codeOf(name)}</script>` : "";
    })
    .replace(scriptPreload, "")
    .replace(reactMarkers, "");
}
