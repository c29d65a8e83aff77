import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const build = join(import.meta.dirname, "..", ".next");
const known = new Map<string, string | undefined>();

/** What a browser is to find in one of the build's scripts (Subresource Integrity); undefined for any other address. */
export function integrityOf(address: string): string | undefined {
  const file = /^\/_next\/(static\/media\/[\w.-]+\.js)$/.exec(address)?.[1];
  if (file === undefined) return undefined;
  if (!known.has(file)) known.set(file, digest(join(build, file)));
  return known.get(file);
}

function digest(file: string): string | undefined {
  try {
    return `sha256-${createHash("sha256").update(readFileSync(file)).digest("base64")}`;
  } catch (error) {
    // While developing, scripts are made when they are asked for.
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
