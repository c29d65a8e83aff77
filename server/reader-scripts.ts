import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The scripts that readers get, by the name that a page gives in `data-reader`. */
type ReaderScript = "reader" | "frames";

const root = join(import.meta.dirname, "..");
const known = new Map<string, { code: string; source: string }>();

/** What stands in a page in a reader's script's place. */
export function codeOf(name: ReaderScript): string {
  return load(name).code;
}

/** What a policy calls that script, so that it runs and no other (CSP Level 3, section 2.3.1). */
export function policySourceOf(name: ReaderScript): string {
  return load(name).source;
}

export function isReaderScript(name: string | undefined): name is ReaderScript {
  return name === "reader" || name === "frames";
}

function load(name: ReaderScript) {
  let script = known.get(name);
  if (!script) {
    const code = readCode(name);
    script = { code, source: `'sha256-${createHash("sha256").update(code).digest("base64")}'` };
    known.set(name, script);
  }
  return script;
}

// The build makes them small; while developing they are what they are.
function readCode(name: ReaderScript): string {
  const folder = process.env.NODE_ENV === "production" ? [".next", "readers"] : ["app", "(site)"];
  return readFileSync(join(root, ...folder, `${name}.js`), "utf8");
}
