import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const page = "/admin/(desk)/articles/[id]/page";
const isEditor = /^\/admin\/articles\/(?!trash$)[^/]+$/;

/**
 * Gives the header by which a browser that opens the editor asks for its largest script before it has read the page: over
 * HTTP/1.1 six files come at a time, and the page names many small ones first.
 */
export function editorScripts(root: string): (path: string, nonce: string) => string | undefined {
  const sizeOf = (file: string) => statSync(join(root, ".next", file)).size;
  const [largest] = scriptsOf(root).sort((a, b) => sizeOf(b) - sizeOf(a));
  return (path, nonce) =>
    largest && isEditor.test(path)
      ? `</_next/${largest}>; rel=preload; as=script; nonce="${nonce}"`
      : undefined;
}

// Next writes which scripts a page needs as a script of its own.
function scriptsOf(root: string): string[] {
  const file = join(root, ".next", "server", "app", `${page}_client-reference-manifest.js`);
  const [, json = "{}"] = readFileSync(file, "utf8").split(`["${page}"] = `);
  return JSON.parse(json.replace(/;\s*$/, "")).entryJSFiles?.[`[project]/app${page}`] ?? [];
}
